import type { Filter } from "twenty-client";
import { ToolFault } from "../tools/tool-fault.ts";

const MAX_WORDS = 10;

/** All of the conditions that are there, or nothing when none is. */
export function allOf(conditions: readonly (Filter | undefined)[]): Filter | undefined {
  const present = conditions.filter((condition) => condition !== undefined);
  return present.length > 1 ? { and: present } : present[0];
}

/** Every word of the query is found in at least one of the fields; case is ignored. */
export function matchesWords(
  query: string | undefined,
  fields: readonly string[],
  argument = "query",
): Filter | undefined {
  if (query === undefined) return undefined;
  const words = query.split(/\s+/).filter((word) => word !== "");
  if (words.length > MAX_WORDS) {
    throw new ToolFault({
      field: argument,
      reason: `${words.length} words`,
      wayOut: `Use at most ${MAX_WORDS}.`,
    });
  }
  return allOf(
    words.map((word) => ({
      or: fields.map((field) => ({ field, operator: "contains", value: word })),
    })),
  );
}

/** The field equals the value, when there is one. */
export function equals(field: string, value: string | null | undefined): Filter | undefined {
  return value === undefined || value === null ? undefined : { field, operator: "eq", value };
}

/** The field is at or after the value, when there is one. */
export function atLeast(
  field: string,
  value: string | bigint | number | undefined,
): Filter | undefined {
  return value === undefined ? undefined : { field, operator: "gte", value };
}

/** The field is before the value, when there is one. */
export function before(field: string, value: string | undefined): Filter | undefined {
  return value === undefined ? undefined : { field, operator: "lt", value };
}

/** The record is one of these; no record is when there are none. Nothing is asked where nothing is given. */
export function idIn(ids: readonly string[] | undefined): Filter | undefined {
  if (ids === undefined) return undefined;
  return { field: "id", operator: "in", value: ids.length === 0 ? [NO_RECORD] : ids };
}

/** The id of no record: Twenty takes no empty list. */
const NO_RECORD = "00000000-0000-0000-0000-000000000000";
