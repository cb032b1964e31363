import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "service-kit";

/** What Twenty sends with an event. */
interface WebhookRequest {
  readonly signature: string | null;
  /** Milliseconds since 1970. */
  readonly timestamp: string | null;
  readonly body: string;
}

/** Checks what claims to come from Twenty. */
export type VerifyWebhook = (request: WebhookRequest) => boolean;

/** Older ones are somebody's recording, or a Twenty whose clock is wrong. */
const MAX_AGE_MS = 300_000;
const MAX_REMEMBERED = 10_000;

/**
 * HMAC-SHA256 of `{timestamp}:{body}` with the shared secret, as Twenty's documentation of webhooks has it. A
 * signature counts once: who repeats it is not Twenty.
 */
export function createVerifyWebhook(secret: string, clock: Clock): VerifyWebhook {
  const seen = new Set<string>();
  return ({ signature, timestamp, body }) => {
    if (signature === null || timestamp === null) return false;
    const ageMs = Math.abs(clock.now().getTime() - Number(timestamp));
    if (!(ageMs <= MAX_AGE_MS)) return false;
    const expected = createHmac("sha256", secret).update(`${timestamp}:${body}`).digest("hex");
    if (!isSame(expected, signature) || seen.has(expected)) return false;
    seen.add(expected);
    const [oldest] = seen;
    if (seen.size > MAX_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}

function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
