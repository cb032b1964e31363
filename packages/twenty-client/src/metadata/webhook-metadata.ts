import { textOrEmpty, textOrNull } from "../composites/text.ts";
import type { Arguments, RunRootField } from "../graphql/root-field.ts";
import type { WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { requireRecordId } from "../records/record-id.ts";
import { requireWireRecords } from "../wire-shape.ts";
import { definedParts } from "./defined-parts.ts";
import { createMutate } from "./mutate.ts";

/** An address that Twenty tells of changes. Its secret is never read back. */
export interface Webhook {
  readonly id: string;
  readonly targetUrl: string;
  /** Such as `person.created`, `company.*` or `*.*`. */
  readonly operations: readonly string[];
  readonly description: string | null;
}

/** What a webhook changes to. */
export interface WebhookUpdate {
  readonly targetUrl?: string;
  readonly operations?: readonly string[];
  readonly description?: string;
  /** With which Twenty signs what it sends. */
  readonly secret?: string;
}

/** What a new webhook is made of. */
export interface WebhookInput extends WebhookUpdate {
  readonly targetUrl: string;
  readonly operations: readonly string[];
}

/** The webhooks of a workspace. */
export interface WebhooksMetadata {
  list(options?: CallOptions): Promise<readonly Webhook[]>;
  create(input: WebhookInput, options?: CallOptions): Promise<Webhook>;
  update(id: string, patch: WebhookUpdate, options?: CallOptions): Promise<Webhook>;
  delete(id: string, options?: CallOptions): Promise<{ readonly id: string }>;
}

const selection = "{id targetUrl operations description}";

/** Webhooks over the metadata API. */
export function createWebhooksMetadata(run: RunRootField): WebhooksMetadata {
  const change = createMutate(run, selection);
  const mutate = async (name: string, args: Arguments, options: CallOptions): Promise<Webhook> =>
    readWebhook(await change(name, args, options));

  return {
    async list(options = {}) {
      const answer = await run("read", { name: "webhooks", arguments: {}, selection }, options);
      return requireWireRecords(answer, "webhooks").map(readWebhook);
    },
    create(input, options = {}) {
      const value = definedParts({ ...input });
      return mutate("createWebhook", { input: { type: "CreateWebhookInput!", value } }, options);
    },
    async update(id, patch, options = {}) {
      const value = { id: requireRecordId(id), update: definedParts({ ...patch }) };
      return mutate("updateWebhook", { input: { type: "UpdateWebhookInput!", value } }, options);
    },
    async delete(id, options = {}) {
      const webhookId = requireRecordId(id);
      await mutate("deleteWebhook", { id: { type: "UUID!", value: webhookId } }, options);
      return { id: webhookId };
    },
  };
}

function readWebhook(wire: WireRecord): Webhook {
  const operations = Array.isArray(wire.operations) ? wire.operations : [];
  return {
    id: textOrEmpty(wire.id),
    targetUrl: textOrEmpty(wire.targetUrl),
    operations: operations.filter((operation) => typeof operation === "string"),
    description: textOrNull(wire.description),
  };
}
