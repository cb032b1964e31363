import { rawTypeError } from "../errors/errors.ts";
import type { SandboxResponse } from "../http/exchange.ts";
import { mergeRecords } from "../records/merge-records.ts";
import { expandRecord } from "./expand-record.ts";
import { readDepth } from "./list-parameters.ts";
import type { WriteRequest } from "./write-records.ts";

/** `PATCH /rest/{objects}/merge`. */
export function restMerge({ store, object, query, body, actor }: WriteRequest): SandboxResponse {
  if (typeof body !== "object" || body === null) {
    throw rawTypeError("Cannot destructure property 'ids' of 'request.body' as it is undefined.");
  }
  const { ids, conflictPriorityIndex, dryRun } = body as Readonly<Record<string, unknown>>;
  const row = mergeRecords(
    store,
    object,
    {
      ids: Array.isArray(ids) ? ids.map(String) : [],
      conflictPriorityIndex: typeof conflictPriorityIndex === "number" ? conflictPriorityIndex : 0,
      dryRun: dryRun === true,
    },
    actor,
  );
  const { nameSingular } = object;
  const key = `merge${nameSingular.charAt(0).toUpperCase()}${nameSingular.slice(1)}`;
  const record = expandRecord(store, object, row, readDepth(query));
  return { status: 200, body: { data: { [key]: record } } };
}
