import type { Clock } from "service-kit";
import { limitReached } from "../errors/errors.ts";
import { createTokenBucket, type RateLimit } from "./token-bucket.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** As many calls a second and as many a minute, which is how Twenty limits a workspace; its default is 100. */
export function twentyRateLimits(tokens: number): readonly RateLimit[] {
  return [
    { tokens, windowMs: SECOND_MS },
    { tokens, windowMs: MINUTE_MS },
  ];
}

/**
 * Counts calls against every limit in turn, and throws when one is used up. A call that a later limit refuses
 * has been taken from the earlier ones.
 */
export function createMeter(limits: readonly RateLimit[], clock: Clock): () => void {
  const buckets = limits.map((limit) => ({ limit, mayPass: createTokenBucket(limit, clock) }));
  return () => {
    for (const { limit, mayPass } of buckets) {
      if (!mayPass()) throw limitReached(limit.tokens, limit.windowMs);
    }
  };
}
