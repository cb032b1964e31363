import { z } from "zod";
import { askAbove } from "../../any-object/ask-above.ts";
import type { BatchFailure } from "../../any-object/batch.ts";
import { batchOutput } from "../../any-object/batch-answer.ts";
import { requireWithinBulkLimit } from "../../any-object/bulk.ts";
import { goingOnByFilter } from "../../any-object/going-on.ts";
import { type GivenValues, readValues } from "../../any-object/read-values.ts";
import { targetIds } from "../../any-object/target-ids.ts";
import { type RecordUpdate, updatePlan } from "../../any-object/update-plan.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import type { ToolCall } from "../tool-context.ts";
import { failureReason } from "../tool-error.ts";
import { ToolFault } from "../tool-fault.ts";
import { REPLACES } from "../tool-hints.ts";
import { filterField, idsField, itemsField, objectField, valuesField } from "./fields.ts";

/** Changes records of any object. */
export const updateRecords = defineWriteTool({
  name: "update-records",
  title: "Update records",
  description:
    "Change records: each its own values with its id, or `set` for all of ids or filter.",
  toolset: "records",
  entity: "record",
  verb: "update",
  hints: REPLACES,
  asks: true,
  input: z.strictObject({
    object: objectField,
    records: itemsField.optional(),
    set: valuesField.optional(),
    ids: idsField.optional(),
    filter: filterField.optional(),
  }),
  output: batchOutput,
  async plan({ object, records, set, ...targets }, call) {
    const schema = await call.twenty.schema.object(object, { signal: call.signal });
    if ((records === undefined) === (set === undefined)) throw oneWay();
    if (set !== undefined) {
      if (Object.keys(set).length === 0) throw oneWay();
      const input = await readValues(set, schema, call);
      const { ids, isEverything } = await targetIds(targets, schema, call);
      const updates = ids.map((id, index) => ({ index, id, given: set, input }));
      const plan = await updatePlan(schema, updates, [], call);
      return {
        ...plan,
        apply: async () => goingOnByFilter(await plan.apply(), targets.filter, ids),
        ...askAbove(ids.length, `This changes ${ids.length} ${schema.plural}`, { isEverything }),
      };
    }
    requireWithinBulkLimit("records", records?.length ?? 0, call);
    const updates: RecordUpdate[] = [];
    const failures: BatchFailure[] = [];
    for (const [index, values] of (records ?? []).entries()) {
      try {
        updates.push({ index, ...(await readUpdate(values, schema, call)) });
      } catch (error) {
        if (call.signal.aborted) throw error;
        failures.push({ index, error: failureReason(error) });
      }
    }
    return updatePlan(schema, updates, failures, call);
  },
});

async function readUpdate(
  { id, ...given }: GivenValues,
  schema: Parameters<typeof readValues>[1],
  call: ToolCall,
): Promise<Omit<RecordUpdate, "index">> {
  if (typeof id !== "string") {
    throw new ToolFault({ field: "id", reason: "is missing", wayOut: "Name the record." });
  }
  if (Object.keys(given).length === 0) {
    throw new ToolFault({ reason: "nothing to change was given", wayOut: "Name a field." });
  }
  return { id, given, input: await readValues(given, schema, call) };
}

function oneWay(): ToolFault {
  return new ToolFault({
    field: "records",
    reason: "either records, each with its id and values, or set with ids or filter",
    wayOut: "Give one of them; nothing was done.",
  });
}
