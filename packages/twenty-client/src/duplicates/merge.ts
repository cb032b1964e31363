import type { WithObject } from "../dynamic/dynamic-collection.ts";
import type { DynamicRecord } from "../dynamic/dynamic-record.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { readRecord } from "../records/read-record.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { requireRecordIds } from "../records/record-id.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";

/** How records become one. */
export interface MergeOptions extends CallOptions {
  /** Which of the ids wins where values differ, and keeps its id. Default 0, the first. */
  readonly priorityIndex?: number;
  /** Only shows what would come of it, under an id of its own. Default false. */
  readonly dryRun?: boolean;
}

/** Makes one record of several; the others are gone for good, with no restore. */
export function createMerge(withObject: WithObject) {
  return (
    object: string,
    ids: readonly string[],
    { priorityIndex = 0, dryRun = false, signal, onWait }: MergeOptions = {},
  ): Promise<DynamicRecord> =>
    withObject(object, signal, async ({ call, run }) => {
      const recordIds = requireSeveral(ids, priorityIndex);
      requireCriteria(call.schema);
      const merge = { ids: recordIds, priorityIndex, dryRun };
      const wire = await run("write", { signal, onWait }, (api, current) =>
        api.merge(current, merge),
      );
      return readRecord(call.object, wire) as DynamicRecord;
    });
}

function requireSeveral(ids: readonly string[], priorityIndex: number): readonly string[] {
  const recordIds = requireRecordIds(ids);
  // Repeated ids would shift the one that `priorityIndex` means.
  if (recordIds.length < 2 || recordIds.length < ids.length) {
    throw new TwentyError("invalid_input", "A merge takes two or more different records", {
      field: "ids",
      wayOut: "Give each id once.",
    });
  }
  if (recordIds[priorityIndex] === undefined) {
    throw new TwentyError("invalid_input", `There is no id number ${priorityIndex}`, {
      field: "priorityIndex",
      wayOut: `Give 0 to ${recordIds.length - 1}.`,
    });
  }
  return recordIds;
}

function requireCriteria({ duplicateCriteria, singular }: ObjectSchema): void {
  if (duplicateCriteria?.length !== 0) return;
  throw new TwentyError("invalid_input", `Twenty does not merge records of ${singular}`, {
    field: "object",
    wayOut:
      "Only objects with criteria for duplicates can be merged, such as person and company; update one record and delete the others instead.",
  });
}
