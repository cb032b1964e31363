import { createHmac, randomBytes } from "node:crypto";
import type { Clock, Logger } from "service-kit";
import { metadataId } from "../metadata/metadata-id.ts";
import { recordFromRow } from "../records/record.ts";
import type { RecordEvent } from "../records/record-event.ts";
import type { Webhook } from "./webhook.ts";
import type { Webhooks } from "./webhook-table.ts";

/** Tells webhooks of changes. */
export interface Deliveries {
  /** Never waits: what is due is sent afterwards. */
  announce(event: RecordEvent): void;
  /** Gives up what is under way. */
  close(): void;
}

const TIMEOUT_MS = 5_000;
/** For each webhook. */
const MAX_WAITING = 1_000;

/**
 * Sends each change once and in order to each webhook, whatever the others answer; a failure is logged.
 * Not recorded: payload, signature and that nothing is sent again follow Twenty's documentation of
 * webhooks and its public source.
 */
export function createDeliveries(webhooks: Webhooks, clock: Clock, logger: Logger): Deliveries {
  // What each webhook has not been told yet; one without an entry has nothing under way.
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const stop = new AbortController();

  async function drain(id: string, due: (() => Promise<void>)[]): Promise<void> {
    for (let next = due.shift(); next !== undefined; next = due.shift()) await next();
    waiting.delete(id);
  }

  function enqueue({ id }: Webhook, task: () => Promise<void>): void {
    const due = waiting.get(id);
    if (due === undefined) {
      const first = [task];
      waiting.set(id, first);
      void drain(id, first);
    } else if (due.length < MAX_WAITING) {
      due.push(task);
    } else {
      logger.warn("A webhook is too slow: a change was not told", { webhook: id });
    }
  }

  async function send(webhook: Webhook, payload: object): Promise<void> {
    const { id, secret, targetUrl } = webhook;
    const body = JSON.stringify({ targetUrl, ...payload, webhookId: id });
    const timestamp = String(clock.now().getTime());
    const signature = createHmac("sha256", secret).update(`${timestamp}:${body}`).digest("hex");
    try {
      const response = await fetch(targetUrl, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-twenty-webhook-signature": signature,
          "x-twenty-webhook-timestamp": timestamp,
          "x-twenty-webhook-nonce": randomBytes(16).toString("hex"),
        },
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      if (!response.ok) logger.warn("A webhook refused", { webhook: id, status: response.status });
    } catch (error) {
      if (!stop.signal.aborted) logger.warn("A webhook was not reached", { webhook: id, error });
    }
  }

  return {
    announce({ object, event, row, updatedFields }) {
      const { nameSingular } = object;
      const due = webhooks.list().filter((webhook) => concerns(webhook, nameSingular, event));
      if (due.length === 0) return;
      const payload = {
        eventName: `${nameSingular}.${event}`,
        objectMetadata: { id: object.id, nameSingular },
        workspaceId: metadataId("workspace"),
        eventDate: clock.now().toISOString(),
        record: recordFromRow(object, row),
        ...(updatedFields !== undefined && { updatedFields }),
      };
      for (const webhook of due) enqueue(webhook, () => send(webhook, payload));
    },
    close() {
      for (const due of waiting.values()) due.length = 0;
      stop.abort();
    },
  };
}

function concerns({ operations }: Webhook, object: string, event: string): boolean {
  return operations.some((operation) => {
    const [ofObject, ofEvent] = operation.split(".");
    return (ofObject === "*" || ofObject === object) && (ofEvent === "*" || ofEvent === event);
  });
}
