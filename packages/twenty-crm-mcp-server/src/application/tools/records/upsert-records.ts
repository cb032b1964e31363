import { randomUUID } from "node:crypto";
import type { DynamicRecord } from "twenty-client";
import { z } from "zod";
import { askAbove } from "../../any-object/ask-above.ts";
import { runBatch } from "../../any-object/batch.ts";
import { batchAnswer, batchOutput } from "../../any-object/batch-answer.ts";
import { placedResult } from "../../any-object/placed-result.ts";
import { prepareItems } from "../../any-object/prepare-items.ts";
import { uniqueMatch } from "../../any-object/unique-match.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { REPLACES } from "../tool-hints.ts";
import { itemsField, objectField } from "./fields.ts";

/**
 * Adds records, or changes those with the same unique value. Twenty's own upsert would empty the parts of
 * links and phones that are not named, so each record is looked for and then changed or made.
 */
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
  output: batchOutput.extend({
    outcomes: z.array(z.enum(["created", "updated", "revived"])).optional(),
  }),
  async plan({ object, records: given }, call) {
    const { twenty, signal } = call;
    const schema = await twenty.schema.object(object, { signal });
    const { singular, plural } = schema;
    const { items, failures } = await prepareItems(given, schema, call);
    const records = twenty.object(singular);
    const matchOf = (index: number) => uniqueMatch(items[index]?.input ?? {}, schema, call);
    return {
      ...askAbove(items.length, `This adds or changes ${items.length} ${plural}`),
      async preview() {
        const matches = await Promise.all(items.map((_item, index) => matchOf(index)));
        return items.map((item, index) => {
          const id = matches[index]?.id;
          const action = id === undefined ? "create" : "update";
          return { action, object: singular, after: item.given, ...(id !== undefined && { id }) };
        });
      },
      async apply() {
        const result = await runBatch(
          {
            items: items.map((item, index) => ({ ...item, place: index })),
            chunk: 1,
            doing: `writing ${plural}`,
            doAll: (chunk) =>
              Promise.all(
                chunk.map(async ({ input, place }) => {
                  const match = await matchOf(place);
                  const outcome = outcomeOf(match);
                  if (match === undefined) {
                    const { id } = await records.create({ id: randomUUID(), ...input }, { signal });
                    return { id, outcome };
                  }
                  if (outcome === "revived") await records.restore(match.id, { signal });
                  await records.update(match.id, input, { signal });
                  return { id: match.id, outcome };
                }),
              ),
          },
          call,
        );
        const answer = batchAnswer("Wrote", plural, placedResult(result, items, failures));
        const outcomes = [...result.done]
          .toSorted(([left], [right]) => left - right)
          .map(([, { outcome }]) => outcome);
        const created = answer.data.ids.filter((_id, index) => outcomes[index] === "created");
        return {
          data: { ...answer.data, outcomes },
          text: `${answer.text}\n${outcomes.join(", ")}`,
          // Only what was made can be taken back: the old values of the others were not read.
          ...(created.length === outcomes.length && {
            undo: [{ action: "delete" as const, object: singular, ids: created }],
          }),
        };
      },
    };
  },
});

function outcomeOf(match: DynamicRecord | undefined): "created" | "updated" | "revived" {
  if (match === undefined) return "created";
  return match.deletedAt === null || match.deletedAt === undefined ? "updated" : "revived";
}
