import { z } from "zod";
import { batchOutput } from "../../any-object/batch-answer.ts";
import { requireWithinBulkLimit } from "../../any-object/bulk.ts";
import { prepareItems } from "../../any-object/prepare-items.ts";
import { upsertPlan } from "../../any-object/upsert-plan.ts";
import { outcomesOutput } from "../../any-object/write-matched.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { REPLACES } from "../tool-hints.ts";
import { itemsField, objectField } from "./fields.ts";

/** Adds records, or changes those with the same unique value. */
export const upsertRecords = defineWriteTool({
  name: "upsert-records",
  title: "Upsert records",
  description: "Add records, or change those with the same unique value; revives deleted ones.",
  toolset: "records",
  entity: "record",
  verb: "upsert",
  hints: REPLACES,
  asks: true,
  input: z.strictObject({ object: objectField, records: itemsField }),
  output: batchOutput.extend({ outcomes: outcomesOutput }),
  async plan({ object, records }, call) {
    requireWithinBulkLimit("records", records.length, call);
    const schema = await call.twenty.schema.object(object, { signal: call.signal });
    return upsertPlan(schema, await prepareItems(records, schema, call), call);
  },
});
