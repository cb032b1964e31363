import type { Clock } from "service-kit";

/** How many calls a workspace may make in which time. */
export interface RateLimit {
  readonly tokens: number;
  readonly windowMs: number;
}

/**
 * Twenty's token bucket with its rounding trap: each call that passes restarts the clock, and whole tokens
 * alone are refilled, so that calls closer than one token's time never get any back. Refused calls leave the
 * clock alone. Returns whether the call may pass.
 */
export function createTokenBucket({ tokens, windowMs }: RateLimit, clock: Clock): () => boolean {
  let available = tokens;
  let refilledMs = clock.monotonicMs();
  return () => {
    const nowMs = clock.monotonicMs();
    const refill = Math.floor(((nowMs - refilledMs) * tokens) / windowMs);
    const filled = Math.min(tokens, available + refill);
    if (filled < 1) return false;
    available = filled - 1;
    refilledMs = nowMs;
    return true;
  };
}
