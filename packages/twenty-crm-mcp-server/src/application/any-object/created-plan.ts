import { randomUUID } from "node:crypto";
import type { ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Plan } from "../writes/plan.ts";
import { askAbove } from "./ask-above.ts";
import { runBatch } from "./batch.ts";
import { type BatchData, batchAnswer, doneIds } from "./batch-answer.ts";
import { namingHolder } from "./naming-holder.ts";
import { placedResult } from "./placed-result.ts";
import type { PreparedItems } from "./prepare-items.ts";

/** Makes records; they are taken back by deleting them. */
export function createdPlan(
  schema: ObjectSchema,
  { items, failures, nameOf }: PreparedItems,
  call: ToolCall,
): Plan<BatchData> {
  const { singular, plural } = schema;
  return {
    ...askAbove(items.length, `This makes ${items.length} ${plural}`),
    failures,
    nameOf,
    preview: async () =>
      items.map(({ given }) => ({ action: "create", object: singular, after: given })),
    async apply() {
      const result = await runBatch(
        {
          // Ids are chosen here, so that a lost answer leaves something to look for.
          items: items.map(({ input }) => ({ id: randomUUID(), ...input })),
          doAll: (inputs) => {
            const create = () => call.twenty.object(singular).createMany(inputs);
            const [only, ...others] = inputs;
            // A request that failed is halved: the record at fault is asked about when it is alone.
            return only === undefined || others.length > 0
              ? create()
              : namingHolder(singular, only, call, create);
          },
          doing: `creating ${plural}`,
        },
        call,
      );
      const answer = batchAnswer("Created", plural, placedResult(result, items, failures), nameOf);
      return { ...answer, undo: [{ action: "delete", object: singular, ids: doneIds(result) }] };
    },
  };
}
