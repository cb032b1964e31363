/** Where a client reads the file of an attachment as a resource. */
export function attachmentUri(id: string): string {
  return `twenty://attachment/${id}`;
}
