/** Quotes a name for SQL. Names come from metadata, never from a request, and are still quoted. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
