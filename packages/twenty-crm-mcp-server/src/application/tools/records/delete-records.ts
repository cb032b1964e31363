import { z } from "zod";
import { askAbove } from "../../any-object/ask-above.ts";
import { runBatch } from "../../any-object/batch.ts";
import { batchAnswer, batchOutput, doneIds } from "../../any-object/batch-answer.ts";
import { goingOnByFilter } from "../../any-object/going-on.ts";
import { inOrderOf } from "../../any-object/in-order-of.ts";
import { namedChanges } from "../../any-object/named-changes.ts";
import { targetIds } from "../../any-object/target-ids.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { REMOVES } from "../tool-hints.ts";
import { filterField, idsField, objectField } from "./fields.ts";

/** Takes records of any object out of sight, recoverably. */
export const deleteRecords = defineWriteTool({
  name: "delete-records",
  title: "Delete records",
  description: "Delete records by ids or filter; restore-records brings them back.",
  toolset: "records",
  entity: "record",
  verb: "delete",
  hints: REMOVES,
  asks: true,
  input: z.strictObject({
    object: objectField,
    ids: idsField.optional(),
    filter: filterField.optional(),
  }),
  output: batchOutput,
  async plan({ object, ...targets }, call) {
    const schema = await call.twenty.schema.object(object, { signal: call.signal });
    const { singular, plural } = schema;
    const { ids, isEverything } = await targetIds(targets, schema, call);
    return {
      ...askAbove(ids.length, `This deletes ${ids.length} ${plural}`, { isEverything }),
      preview: () => namedChanges("delete", ids, schema, call),
      async apply() {
        const records = call.twenty.object(singular);
        const result = await runBatch(
          {
            items: ids,
            doAll: async (chunk) => inOrderOf(chunk, await records.softDeleteMany(chunk)),
            doing: `deleting ${plural}`,
          },
          call,
        );
        const answer = batchAnswer("Deleted", plural, result);
        return {
          ...goingOnByFilter(answer, targets.filter, ids),
          undo: [{ action: "restore", object: singular, ids: doneIds(result) }],
        };
      },
    };
  },
});
