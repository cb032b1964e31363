/** Where a person opens a record in Twenty. */
export function recordUrl(workspaceUrl: string, entity: string, id: string): string {
  return `${workspaceUrl.replace(/\/+$/, "")}/object/${entity}/${encodeURIComponent(id)}`;
}
