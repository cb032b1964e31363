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
const MAX_WAITING = 1_000;
const AT_ONCE = 5;

/**
 * Sends each change once, in order for each address as far as answers allow; a failure is logged. Not
 * recorded: payload and signature follow Twenty's documentation of webhooks and its public source.
 */
export function createDeliveries(webhooks: Webhooks, clock: Clock, logger: Logger): Deliveries {
  const waiting: (() => Promise<void>)[] = [];
  const stop = new AbortController();
  let running = 0;

  async function work(): Promise<void> {
    running += 1;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
    running -= 1;
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
      for (const webhook of due) {
        if (waiting.length >= MAX_WAITING) {
          logger.warn("A webhook is too slow: a change was not told", { webhook: webhook.id });
          continue;
        }
        waiting.push(() => send(webhook, payload));
        if (running < AT_ONCE) void work();
      }
    },
    close() {
      waiting.length = 0;
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
