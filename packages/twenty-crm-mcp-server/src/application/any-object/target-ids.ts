import type { DynamicCollection, Filter, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { requireWithinBulkLimit, TWENTY_CAP } from "./bulk.ts";
import { type GivenFilter, readFilter } from "./read-filter.ts";

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
    requireWithinBulkLimit("ids", ids.length, call);
    return { ids: some([...new Set(ids)]), isEverything: false };
  }
  const all = call.twenty.object(schema.singular);
  const matching = some(await idsMatching(await readFilter(filter ?? {}, schema, call), all, call));
  const whole = await all.list({ fields: [], limit: 1, signal: call.signal });
  return { ids: matching, isEverything: matching.length >= whole.totalCount };
}

/** In the order of the ids, so that whoever was stopped can go on behind the last one. */
async function idsMatching(
  filter: Filter | undefined,
  records: DynamicCollection,
  call: ToolCall,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.list({
      ...(filter !== undefined && { filter }),
      ...(after !== undefined && { after }),
      orderBy: [{ field: "id", direction: "asc" }],
      fields: [],
      limit: TWENTY_CAP,
      signal: call.signal,
    });
    requireWithinBulkLimit("filter", Math.max(page.totalCount, ids.length), call);
    ids.push(...page.records.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined);
  return [...new Set(ids)];
}

function some(ids: readonly string[]): readonly string[] {
  if (ids.length > 0) return ids;
  throw new ToolFault({
    field: "filter",
    reason: "no record matches",
    wayOut: "Nothing was done.",
  });
}
