import { z } from "zod";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REACHES_OUT } from "../tool-hints.ts";
import { webhookInput } from "./webhook-fields.ts";

/** Changes what a webhook is told, or where. */
export const updateWebhook = defineWriteTool({
  name: "update-webhook",
  title: "Update webhook",
  description: "Change a webhook; asks first.",
  toolset: "webhooks",
  entity: "webhook",
  verb: "run",
  hints: REACHES_OUT,
  asks: true,
  input: z.strictObject(webhookInput).partial().extend({ id: idField }),
  output: z.object({ id: z.string() }),
  async plan({ id, ...input }, { twenty, signal }) {
    refuseEmptyChange(input, webhookInput);
    const { url, operations, description, secret } = input;
    const patch = {
      ...(url !== undefined && { targetUrl: url }),
      ...(operations !== undefined && { operations }),
      ...(description !== undefined && { description }),
      ...(secret !== undefined && { secret }),
    };
    const { secret: _secret, ...shown } = patch;
    return {
      question: `This changes the webhook ${id}${url === undefined ? "" : ` to ${url}`}`,
      preview: async () => [{ action: "update", object: "webhook", id, after: shown }],
      async apply() {
        await twenty.metadata.webhooks.update(id, patch, { signal });
        return { data: { id }, text: "Changed the webhook." };
      },
    };
  },
});
