import { z } from "zod";
import { askAbove } from "../../any-object/ask-above.ts";
import { runBatch } from "../../any-object/batch.ts";
import { batchAnswer, batchOutput, doneIds } from "../../any-object/batch-answer.ts";
import { inOrderOf } from "../../any-object/in-order-of.ts";
import { namedChanges } from "../../any-object/named-changes.ts";
import { targetIds } from "../../any-object/target-ids.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { RESTORES } from "../tool-hints.ts";
import { idsField, objectField } from "./fields.ts";

/** Brings deleted records of any object back. */
export const restoreRecords = defineWriteTool({
  name: "restore-records",
  title: "Restore records",
  description: "Bring deleted records back by ids.",
  toolset: "records",
  entity: "record",
  verb: "restore",
  hints: RESTORES,
  asks: true,
  input: z.strictObject({
    object: objectField,
    ids: idsField,
  }),
  output: batchOutput,
  async plan({ object, ...targets }, call) {
    const schema = await call.twenty.schema.object(object, { signal: call.signal });
    const { singular, plural } = schema;
    const { ids, isEverything } = await targetIds(targets, schema, call);
    return {
      ...askAbove(ids.length, `This restores ${ids.length} ${plural}`, { isEverything }),
      preview: () => namedChanges("restore", ids, schema, call),
      async apply() {
        const records = call.twenty.object(singular);
        const result = await runBatch(
          {
            items: ids,
            doAll: async (chunk) => inOrderOf(chunk, await records.restoreMany(chunk)),
            doing: `restoring ${plural}`,
          },
          call,
        );
        const answer = batchAnswer("Restored", plural, result);
        return { ...answer, undo: [{ action: "delete", object: singular, ids: doneIds(result) }] };
      },
    };
  },
});
