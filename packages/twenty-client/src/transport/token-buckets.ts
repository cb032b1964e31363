import type { RateLimit } from "./rate-limit.ts";

/** Twenty's buckets as they look from here: never fuller than at the server. */
export interface TokenBuckets {
  /** How many calls may be sent. */
  available(nowMs: number): number;
  /** How long until so many calls may be sent, when none is sent before. */
  msUntil(count: number, nowMs: number): number;
  take(nowMs: number): void;
  /** For a call that took a token and was never sent. */
  giveBack(): void;
  /** Says that the server restarted its clock at this time at the latest. */
  restarted(atMs: number): void;
  /** Learns that the server has no token left, and its limit if it named one. */
  refused(limit: RateLimit | undefined): void;
  /** The limit that binds now, if there is any. */
  tightest(nowMs: number): RateLimit | undefined;
}

interface Bucket {
  limit: RateLimit;
  level: number;
}

// Twenty keeps a bucket for seconds and one for minutes.
const maxBuckets = 2;

/**
 * Twenty refills whole tokens alone, and restarts its clock at each call that passes: calls closer than one
 * token's time never get any back.
 */
export function createTokenBuckets(limits: readonly RateLimit[]): TokenBuckets {
  const buckets: Bucket[] = limits.map((limit) => ({ limit, level: limit.tokens }));
  let restartedMs = Number.NEGATIVE_INFINITY;

  const levelAt = ({ limit: { tokens, windowMs }, level }: Bucket, nowMs: number): number =>
    Math.min(tokens, level + Math.max(0, Math.floor(((nowMs - restartedMs) * tokens) / windowMs)));

  const msUntilLevel = (bucket: Bucket, wanted: number, nowMs: number): number => {
    const { tokens, windowMs } = bucket.limit;
    if (levelAt(bucket, nowMs) >= wanted) return 0;
    // One millisecond more than the division says: timers and the server's clock count whole ones.
    const neededMs = Math.ceil(((wanted - bucket.level) * windowMs) / tokens) + 1;
    return Math.max(1, restartedMs + neededMs - nowMs);
  };

  const setLimit = (limit: RateLimit): Bucket => {
    const same = buckets.find((bucket) => bucket.limit.windowMs === limit.windowMs);
    const found = same ?? (buckets.length < maxBuckets ? undefined : nearest(buckets, limit));
    if (found === undefined) {
      const bucket = { limit, level: 0 };
      buckets.push(bucket);
      return bucket;
    }
    found.limit = limit;
    return found;
  };

  return {
    available: (nowMs) =>
      buckets.reduce(
        (least, bucket) => Math.min(least, levelAt(bucket, nowMs)),
        Number.POSITIVE_INFINITY,
      ),
    msUntil: (count, nowMs) =>
      buckets.reduce((longest, bucket) => Math.max(longest, msUntilLevel(bucket, count, nowMs)), 0),
    take(nowMs) {
      for (const bucket of buckets) bucket.level = levelAt(bucket, nowMs) - 1;
      restartedMs = Math.max(restartedMs, nowMs);
    },
    giveBack() {
      for (const bucket of buckets) bucket.level = Math.min(bucket.limit.tokens, bucket.level + 1);
    },
    restarted(atMs) {
      restartedMs = Math.max(restartedMs, atMs);
    },
    refused(limit) {
      const emptied = limit === undefined ? buckets : [setLimit(limit)];
      for (const bucket of emptied) bucket.level = Math.min(0, bucket.level);
    },
    tightest: (nowMs) =>
      buckets.toSorted(
        (one, other) =>
          levelAt(one, nowMs) - levelAt(other, nowMs) || tokenMs(other.limit) - tokenMs(one.limit),
      )[0]?.limit,
  };
}

/** The time in which a limit gives one token back. */
export function tokenMs({ tokens, windowMs }: RateLimit): number {
  return windowMs / tokens;
}

function nearest(buckets: readonly Bucket[], { windowMs }: RateLimit): Bucket | undefined {
  const distance = (bucket: Bucket): number => Math.abs(Math.log(bucket.limit.windowMs / windowMs));
  return buckets.toSorted((one, other) => distance(one) - distance(other))[0];
}
