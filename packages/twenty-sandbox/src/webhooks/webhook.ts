/** An address that is told of changes. */
export interface Webhook {
  readonly id: string;
  readonly targetUrl: string;
  /** `person.created`, `person.*`, `*.updated` or `*.*`. */
  readonly operations: readonly string[];
  readonly description: string | null;
  /** Signs what is sent. */
  readonly secret: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a webhook is made of or changes to. */
export interface WebhookInput {
  readonly id?: string | null;
  readonly targetUrl?: string | null;
  readonly operations?: readonly string[] | null;
  readonly description?: string | null;
  readonly secret?: string | null;
}
