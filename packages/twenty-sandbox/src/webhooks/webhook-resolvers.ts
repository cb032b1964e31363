import { metadataNotFound } from "../errors/errors.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import { checkWebhook } from "./check-webhook.ts";
import type { Webhook, WebhookInput } from "./webhook.ts";

/** The root fields about webhooks. */
export const webhookResolvers = {
  webhooks: (_: unknown, { webhooks }: AccessContext) => webhooks.list().map(shown),
  webhook({ id }: { id: string }, { webhooks }: AccessContext) {
    const webhook = webhooks.find(id);
    return webhook === undefined ? null : shown(webhook);
  },
  createWebhook({ input }: { input: WebhookInput }, { webhooks }: AccessContext) {
    const refusal = checkWebhook(input, "create");
    if (refusal !== undefined) throw refusal;
    return shown(webhooks.create(input));
  },
  updateWebhook(
    { input: { id, update } }: { input: { id: string; update: WebhookInput } },
    { webhooks }: AccessContext,
  ) {
    found(webhooks.find(id));
    const refusal = checkWebhook(update, "update");
    if (refusal !== undefined) throw refusal;
    return shown(found(webhooks.update(id, update)));
  },
  deleteWebhook: ({ id }: { id: string }, { webhooks }: AccessContext) =>
    shown(found(webhooks.delete(id))),
};

function found(webhook: Webhook | undefined): Webhook {
  if (webhook === undefined) throw metadataNotFound("Webhook not found");
  return webhook;
}

function shown(webhook: Webhook): object {
  return { ...webhook, applicationId: metadataId("application:custom"), deletedAt: null };
}
