import { randomBytes, randomUUID } from "node:crypto";
import type { Clock } from "service-kit";
import type { Database } from "../storage/database.ts";
import type { Webhook, WebhookInput } from "./webhook.ts";

/** The webhooks of one workspace. */
export interface Webhooks {
  list(): readonly Webhook[];
  find(id: string): Webhook | undefined;
  create(input: WebhookInput): Webhook;
  /** Undefined when none has this id. */
  update(id: string, input: WebhookInput): Webhook | undefined;
  delete(id: string): Webhook | undefined;
}

const SECRET_BYTES = 32;

/** Opens the webhooks kept in the database. */
export function openWebhooks(database: Database, clock: Clock): Webhooks {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_webhook" ("id" TEXT PRIMARY KEY, "definition" TEXT NOT NULL)`,
  );
  // Asked after every change of a record, so that the answer is kept.
  let known: readonly Webhook[] | undefined;
  const list = (): readonly Webhook[] => {
    known ??= database
      .all(`SELECT "definition" FROM "_webhook" ORDER BY rowid`, [])
      .map(({ definition }) => JSON.parse(String(definition)) as Webhook);
    return known;
  };
  const keep = (webhook: Webhook): Webhook => {
    database.run(
      `INSERT INTO "_webhook" ("id", "definition") VALUES (?, ?)` +
        ` ON CONFLICT ("id") DO UPDATE SET "definition" = excluded."definition"`,
      [webhook.id, JSON.stringify(webhook)],
    );
    known = undefined;
    return webhook;
  };
  const find = (id: string): Webhook | undefined => list().find((webhook) => webhook.id === id);
  return {
    list,
    find,
    create({ id, targetUrl, operations, description, secret }) {
      const now = clock.now().toISOString();
      return keep({
        id: id ?? randomUUID(),
        targetUrl: normalised(targetUrl ?? ""),
        operations: operations ?? [],
        description: description ?? null,
        secret: secret ?? randomBytes(SECRET_BYTES).toString("hex"),
        createdAt: now,
        updatedAt: now,
      });
    },
    update(id, { targetUrl, operations, description, secret }) {
      const webhook = find(id);
      if (webhook === undefined) return undefined;
      return keep({
        ...webhook,
        ...(targetUrl && { targetUrl: normalised(targetUrl) }),
        ...(operations && { operations }),
        ...(description !== undefined && { description }),
        ...(secret && { secret }),
        updatedAt: clock.now().toISOString(),
      });
    },
    delete(id) {
      const webhook = find(id);
      if (webhook !== undefined) database.run(`DELETE FROM "_webhook" WHERE "id" = ?`, [id]);
      known = undefined;
      return webhook;
    },
  };
}

/** Twenty writes the address as a browser would: with a slash behind a bare host. */
function normalised(targetUrl: string): string {
  return URL.canParse(targetUrl) ? new URL(targetUrl).href : targetUrl;
}
