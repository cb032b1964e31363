import { z } from "zod";
import { batchOutput } from "../../any-object/batch-answer.ts";
import { requireWithinBulkLimit } from "../../any-object/bulk.ts";
import { createdPlan } from "../../any-object/created-plan.ts";
import { prepareItems } from "../../any-object/prepare-items.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { ADDS } from "../tool-hints.ts";
import { itemsField, objectField } from "./fields.ts";

/** Adds records of any object. */
export const createRecords = defineWriteTool({
  name: "create-records",
  title: "Create records",
  description: "Add records of any object.",
  toolset: "records",
  entity: "record",
  verb: "create",
  hints: ADDS,
  asks: true,
  input: z.strictObject({ object: objectField, records: itemsField }),
  output: batchOutput,
  async plan({ object, records }, call) {
    requireWithinBulkLimit("records", records.length, call);
    const schema = await call.twenty.schema.object(object, { signal: call.signal });
    return createdPlan(schema, await prepareItems(records, schema, call), call);
  },
});
