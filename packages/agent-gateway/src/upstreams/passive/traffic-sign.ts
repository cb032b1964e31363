/** What the end of one attempt says of the instance it went to. */
export type TrafficSign =
  /** It answered; what it answered is the caller's business. */
  | { readonly kind: "success" }
  /** It should have answered and did not, or said that it is broken. */
  | { readonly kind: "failure"; readonly why: string }
  /** It asks to be left alone for a while. */
  | { readonly kind: "busy"; readonly forMs: number; readonly why: string };

const SUCCESS: TrafficSign = { kind: "success" };
/** "Not implemented" and "HTTP version not supported" are about the request (RFC 9110 §15.6.2, §15.6.6). */
const NO_FAULT: ReadonlySet<number> = new Set([501, 505]);

/** Judges the head of an answer. JSON-RPC errors and 4xx are answers: the instance is well. */
export function signOfAnswer(
  status: number,
  retryAfter: string | undefined,
  nowEpochMs: number,
): TrafficSign {
  if (status < 429) return SUCCESS;
  if (status === 429 || status === 503) {
    const forMs = retryAfterMs(retryAfter, nowEpochMs);
    if (forMs !== undefined) {
      return { kind: "busy", forMs, why: `answered ${status} and asked for ${forMs} ms` };
    }
  }
  if (status < 500 || NO_FAULT.has(status)) return SUCCESS;
  return { kind: "failure", why: `answered ${status}` };
}

/** Nobody is left alone for longer at one word. */
const MAX_RETRY_AFTER_MS = 300_000;

/** The wait that a `Retry-After` asks for (RFC 9110 §10.2.3: seconds or a date); `undefined` without a sensible one. */
export function retryAfterMs(value: string | undefined, nowEpochMs: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowEpochMs;
  return Number.isNaN(waitMs) || waitMs <= 0 ? undefined : Math.min(waitMs, MAX_RETRY_AFTER_MS);
}
