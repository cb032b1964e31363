import { z } from "zod";
import { defineWriteTool } from "../define-write-tool.ts";
import { REACHES_OUT } from "../tool-hints.ts";
import { webhookInput } from "./webhook-fields.ts";

/** Has Twenty tell an address of changes. */
export const createWebhook = defineWriteTool({
  name: "create-webhook",
  title: "Create webhook",
  description: "Have Twenty tell an address of changes; records leave the CRM, so it asks first.",
  toolset: "webhooks",
  entity: "webhook",
  verb: "run",
  hints: REACHES_OUT,
  asks: true,
  input: z.strictObject(webhookInput),
  output: z.object({ id: z.string() }),
  async plan({ url, operations, description, secret }, { twenty, signal }) {
    return {
      question: `This sends records to ${url} at ${operations.join(", ")}`,
      preview: async () => [{ action: "create", object: "webhook", after: { url, operations } }],
      async apply() {
        const input = {
          targetUrl: url,
          operations,
          ...(description !== undefined && { description }),
          ...(secret !== undefined && { secret }),
        };
        const { id } = await twenty.metadata.webhooks.create(input, { signal });
        return { data: { id }, text: `Made the webhook ${id}.` };
      },
    };
  },
});
