import type { Clock } from "service-kit";

/** What the last look at Twenty found. */
export interface TwentyReachability {
  readonly reachable: boolean;
  readonly latencyMs: number;
  /** Whether the key was accepted; absent when Twenty could not be asked. */
  readonly authenticated?: boolean;
  /** A stable error code. */
  readonly error?: string;
  readonly checkedAt: string;
}

/** The part of `ping` that is needed here. */
export type Ping = (options: { readonly timeoutMs: number }) => Promise<{
  readonly reachable: boolean;
  readonly latencyMs: number;
  readonly authenticated?: boolean;
  readonly error?: { readonly code: string };
}>;

/** Knows whether Twenty can be worked with. */
export interface Reachability {
  check(): Promise<TwentyReachability>;
  /** What the last look found; undefined before the first. */
  latest(): TwentyReachability | undefined;
}

const FRESH_MS = 5000;
const TIMEOUT_MS = 1500;

/**
 * Looks at Twenty at most once in five seconds, however often it is asked. A stale answer is given at once
 * while a new look is under way, so that only the very first probe ever waits.
 */
export function createReachability(ping: Ping, clock: Clock): Reachability {
  let latest: TwentyReachability | undefined;
  let latestMs = Number.NEGATIVE_INFINITY;
  let underWay: Promise<TwentyReachability> | undefined;

  async function look(): Promise<TwentyReachability> {
    const { reachable, latencyMs, authenticated, error } = await ping({ timeoutMs: TIMEOUT_MS });
    latest = {
      reachable,
      latencyMs: Math.round(latencyMs * 10) / 10,
      ...(authenticated === undefined ? {} : { authenticated }),
      ...(error === undefined ? {} : { error: error.code }),
      checkedAt: clock.now().toISOString(),
    };
    latestMs = clock.monotonicMs();
    return latest;
  }

  return {
    latest: () => latest,
    async check() {
      if (latest !== undefined && clock.monotonicMs() - latestMs < FRESH_MS) return latest;
      underWay ??= look().finally(() => {
        underWay = undefined;
      });
      return latest ?? underWay;
    },
  };
}
