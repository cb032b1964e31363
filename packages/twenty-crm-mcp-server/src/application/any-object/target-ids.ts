import type { ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { type GivenFilter, readFilter } from "./read-filter.ts";

/** As many records as one call may change: Twenty itself changes no more at once. */
export const MAX_AT_ONCE = 200;

/** Which records a write is about: by ids, or by a filter. */
export interface Targets {
  readonly ids?: readonly string[] | undefined;
  readonly filter?: GivenFilter | undefined;
}

/** What was found, and whether it is every record there is: a filter can say so without meaning it. */
export interface TargetIds {
  readonly ids: readonly string[];
  readonly isEverything: boolean;
}

/**
 * The ids of the records that a write is about.
 * @throws ToolFault when there are none or too many, or both ways are given.
 */
export async function targetIds(
  { ids, filter }: Targets,
  schema: ObjectSchema,
  call: ToolCall,
): Promise<TargetIds> {
  if ((ids === undefined) === (filter === undefined)) {
    throw new ToolFault({
      field: "ids",
      reason: ids === undefined ? "nothing says which records" : "given together with filter",
      wayOut: "Give ids, or a filter; nothing was done.",
    });
  }
  if (ids !== undefined) {
    return { ids: bounded([...new Set(ids)], ids.length), isEverything: false };
  }
  const all = call.twenty.object(schema.singular);
  const { records, totalCount } = await all.list({
    filter: await readFilter(filter ?? {}, schema, call),
    fields: [],
    limit: MAX_AT_ONCE,
    signal: call.signal,
  });
  const matching = bounded(
    records.map(({ id }) => id),
    totalCount,
  );
  const whole = await all.list({ fields: [], limit: 1, signal: call.signal });
  return { ids: matching, isEverything: matching.length >= whole.totalCount };
}

function bounded(ids: readonly string[], count: number): readonly string[] {
  if (ids.length > 0 && count <= MAX_AT_ONCE) return ids;
  throw new ToolFault({
    field: "filter",
    reason:
      count === 0
        ? "no record matches"
        : `${count} records match; ${MAX_AT_ONCE} are the most at once`,
    wayOut: count === 0 ? "Nothing was done." : "Narrow it and go step by step; nothing was done.",
  });
}
