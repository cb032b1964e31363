import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";
import { changedObject } from "./metadata-fields.ts";

/** Removes a custom object with all of its records, for good. */
export const deleteObject = defineWriteTool({
  name: "delete-object",
  title: "Delete object",
  description:
    "Remove a custom object and all its records for good; asks first. update-object with active: false keeps them.",
  toolset: "metadata",
  entity: "object",
  verb: "destroy",
  hints: REMOVES,
  isIrreversible: true,
  asks: true,
  input: z.strictObject({ object: textField }),
  output: changedObject,
  async plan({ object }, { twenty, signal }) {
    const { singular, label } = await twenty.schema.object(object, { signal });
    const { totalCount } = await twenty.object(singular).list({ fields: [], limit: 1, signal });
    return {
      question: `This removes the object ${label} and its ${totalCount} records for good`,
      preview: async () => [{ action: "destroy", object: "object", name: singular }],
      async apply() {
        await twenty.metadata.deleteObject(singular, { signal });
        return { data: { object: singular }, text: `Removed the object ${singular}.` };
      },
    };
  },
});
