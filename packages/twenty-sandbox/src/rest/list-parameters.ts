import { badRequest, invalidArguments } from "../errors/errors.ts";
import type { FilterInput } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { parseFilter } from "./parse-filter.ts";

const DEFAULT_LIMIT = 60;
const MAX_LIMIT = 200;

/** How many related levels an answer carries. */
export type Depth = 0 | 1;

/** A parameter given once; given twice or as `name[key]=`, Express makes no text of it and Twenty ignores it. */
export function singleParameter(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}

/** `limit`: 60 unless given, cut to 200. */
export function readLimit(query: URLSearchParams): number {
  const text = singleParameter(query, "limit");
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (Number.isNaN(limit) || limit < 0) {
    throw badRequest(`limit '${text}' is invalid. Should be an integer`);
  }
  // PostgreSQL rounds a fraction up or down; Twenty's answer to 1.5 was two records.
  return Math.min(Math.round(limit), MAX_LIMIT);
}

/** `depth`: 0 unless given. */
export function readDepth(query: URLSearchParams): Depth {
  const text = singleParameter(query, "depth");
  if (text === undefined || text === "0") return 0;
  if (text === "1") return 1;
  throw badRequest(`'depth=${text}' parameter invalid. Allowed values are 0, 1`);
}

/** `filter`, or nothing. */
export function readFilter(query: URLSearchParams, object: ObjectModel): FilterInput | undefined {
  const text = singleParameter(query, "filter");
  return text === undefined ? undefined : parseFilter(text, object);
}

/** The cursors; only one may be given. */
export function readCursors(query: URLSearchParams): {
  after: string | undefined;
  before: string | undefined;
} {
  const after = singleParameter(query, "starting_after");
  const before = singleParameter(query, "ending_before");
  if (after !== undefined && before !== undefined) {
    throw invalidArguments("Cannot provide both before and after", "ARGS_CONFLICT");
  }
  return { after, before };
}
