import { z } from "zod";
import { showRecord } from "../../any-object/show-record.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

const MADE_ANEW: ReadonlySet<string> = new Set([
  "id",
  "url",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "createdBy",
]);

/** Makes one record of several; those that lose are gone for good. */
export const mergeRecords = defineWriteTool({
  name: "merge-records",
  title: "Merge records",
  description:
    "Make one record of 2 to 9; the first id stays and wins, the others are gone for good.",
  toolset: "quality",
  entity: "record",
  verb: "merge",
  hints: REMOVES,
  isIrreversible: true,
  asks: true,
  input: z.strictObject({
    object: textField,
    ids: z
      .array(textField)
      .refine(
        (ids) => new Set(ids).size >= 2 && ids.length <= 9,
        "must name 2 to 9 different records",
      ),
  }),
  output: z.looseObject({ id: z.string(), url: z.string() }),
  async plan({ object, ids }, { twenty, workspaceUrl, signal }) {
    const schema = await twenty.schema.object(object, { signal });
    const merge = (dryRun: boolean) => twenty.merge(schema.singular, ids, { dryRun, signal });
    const [winner = "", ...losers] = ids;
    return {
      question: `This merges ${losers.length + 1} ${schema.plural} into ${winner}; the others are gone for good`,
      async preview() {
        const shown = Object.entries(showRecord(await merge(true), schema, workspaceUrl));
        // Made for each dry run anew: they would make every preview another one.
        const after = Object.fromEntries(shown.filter(([name]) => !MADE_ANEW.has(name)));
        return [
          { action: "merge", object: schema.singular, id: winner, after },
          ...losers.map((id) => ({ action: "destroy" as const, object: schema.singular, id })),
        ];
      },
      async apply() {
        const merged = showRecord(await merge(false), schema, workspaceUrl);
        return {
          data: merged,
          text: `Merged ${losers.length + 1} ${schema.plural} into ${merged.id}: ${merged.url}`,
        };
      },
    };
  },
});
