/** A filter as both APIs understand it once REST's text is parsed: `{ name: { firstName: { eq: "Ada" } } }`. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** Whether a value can be read as a filter. */
export function isFilterInput(value: unknown): value is FilterInput {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `deletedAt` is named anywhere, which switches soft-deleted records on. */
export function mentionsDeletedAt(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(mentionsDeletedAt);
  if (!isFilterInput(filter)) return false;
  return Object.entries(filter).some(([key, value]) => {
    if (key === "deletedAt") return true;
    return (key === "and" || key === "or" || key === "not") && mentionsDeletedAt(value);
  });
}
