/** A value of a record where it is a text; else nothing to read. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
