import { TwentyError } from "../errors/twenty-error.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const maxIdsAtOnce = 200;

/**
 * The id as Twenty writes it; nothing else ever becomes part of a path or a filter.
 * @throws TwentyError `invalid_input` for what is not a UUID.
 */
export function requireRecordId(value: unknown, field = "id"): string {
  const id = typeof value === "string" ? value.trim() : "";
  if (!uuid.test(id)) {
    throw new TwentyError("invalid_input", `"${id.slice(0, 60)}" is not the id of a record`, {
      field,
      wayOut: "Give the UUID of a record; a list or a search finds it.",
    });
  }
  return id.toLowerCase();
}

/**
 * 1 to 200 distinct ids: what a bulk operation may touch.
 * @throws TwentyError `invalid_input` for none, since an empty filter would match every record.
 */
export function requireRecordIds(values: readonly string[]): readonly string[] {
  const ids = [...new Set(values.map((value) => requireRecordId(value)))];
  if (ids.length === 0 || ids.length > maxIdsAtOnce) {
    throw new TwentyError("invalid_input", `${ids.length} ids were given`, {
      field: "id",
      wayOut: `Give 1 to ${maxIdsAtOnce} ids at once.`,
    });
  }
  return ids;
}
