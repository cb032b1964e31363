import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Has Twenty tell an address of nothing any more. */
export const deleteWebhook = defineWriteTool({
  name: "delete-webhook",
  title: "Delete webhook",
  description: "Remove a webhook; asks first.",
  toolset: "webhooks",
  entity: "webhook",
  verb: "delete",
  hints: REMOVES,
  asks: true,
  input: z.strictObject({ id: idField }),
  output: z.object({ id: z.string() }),
  async plan({ id }, { twenty, signal }) {
    return {
      question: `This removes the webhook ${id}`,
      preview: async () => [{ action: "delete", object: "webhook", id }],
      async apply() {
        await twenty.metadata.webhooks.delete(id, { signal });
        return { data: { id }, text: "Removed the webhook." };
      },
    };
  },
});
