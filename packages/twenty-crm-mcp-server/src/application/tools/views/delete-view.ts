import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Removes a saved view; records stay. */
export const deleteView = defineWriteTool({
  name: "delete-view",
  title: "Delete view",
  description: "Remove a saved view; its records stay. Asks first.",
  toolset: "views",
  entity: "view",
  verb: "delete",
  hints: REMOVES,
  asks: true,
  input: z.strictObject({ id: idField }),
  output: z.object({ id: z.string() }),
  async plan({ id }, { twenty, signal }) {
    return {
      question: `This removes the view ${id} for everybody`,
      preview: async () => [{ action: "delete", object: "view", id }],
      async apply() {
        await twenty.metadata.views.delete(id, { signal });
        return { data: { id }, text: "Removed the view." };
      },
    };
  },
});
