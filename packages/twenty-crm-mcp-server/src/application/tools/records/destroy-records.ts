import { z } from "zod";
import { runBatch } from "../../any-object/batch.ts";
import { batchAnswer, batchOutput } from "../../any-object/batch-answer.ts";
import { inOrderOf } from "../../any-object/in-order-of.ts";
import { namedChanges } from "../../any-object/named-changes.ts";
import { targetIds } from "../../any-object/target-ids.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { REMOVES } from "../tool-hints.ts";
import { idsField, objectField } from "./fields.ts";

/** Removes records of any object for good. */
export const destroyRecords = defineWriteTool({
  name: "destroy-records",
  title: "Destroy records",
  description: "Remove records for good; nothing brings them back.",
  toolset: "records",
  entity: "record",
  verb: "destroy",
  hints: REMOVES,
  asks: true,
  isIrreversible: true,
  input: z.strictObject({
    object: objectField,
    ids: idsField,
  }),
  output: batchOutput,
  async plan({ object, ...targets }, call) {
    const schema = await call.twenty.schema.object(object, { signal: call.signal });
    const { singular, plural } = schema;
    const { ids } = await targetIds(targets, schema, call);
    return {
      question: `This removes ${ids.length} ${plural} for good`,
      preview: () => namedChanges("destroy", ids, schema, call),
      async apply() {
        const records = call.twenty.object(singular);
        const result = await runBatch(
          {
            items: ids,
            doAll: async (chunk) => inOrderOf(chunk, await records.destroyMany(chunk)),
            doing: `removing ${plural}`,
          },
          call,
        );
        return batchAnswer("Removed", plural, result);
      },
    };
  },
});
