import type { Clock } from "../clock.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { RetryOptions } from "../options.ts";
import type { RequestKind } from "./http-request.ts";
import { sleep } from "./sleep.ts";

/** Everything that decides about another attempt. */
export interface RetryPolicy extends Required<RetryOptions> {
  readonly clock: Clock;
  readonly random: () => number;
}

/** What is used where the caller does not say. */
export const defaultRetry: Required<RetryOptions> = {
  attempts: 3,
  baseDelayMs: 200,
  maxDelayMs: 2_000,
  maxRateLimitWaitMs: 5_000,
};

/** Repeats a read that failed for a passing reason, and a write only when nothing of it was sent. */
export async function withRetry<Result>(
  policy: RetryPolicy,
  { kind, signal }: { readonly kind: RequestKind; readonly signal?: AbortSignal | undefined },
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let attemptNumber = 1; ; attemptNumber += 1) {
    try {
      return await attempt();
    } catch (error) {
      const delayMs =
        attemptNumber < policy.attempts
          ? delayBeforeNext(policy, kind, error, attemptNumber)
          : null;
      if (delayMs === null) throw error;
      await sleep(policy.clock, delayMs, signal);
    }
  }
}

/** Null when trying again is pointless, unsafe, or would take too long. */
function delayBeforeNext(
  policy: RetryPolicy,
  kind: RequestKind,
  error: unknown,
  attemptNumber: number,
): number | null {
  if (!(error instanceof TwentyError) || !isRepeatable(error, kind)) return null;
  const doubling = 2 ** (attemptNumber - 1);
  if (error.code === "rate_limited") {
    // The bucket is shared by all keys of the workspace: each further wait is longer, none shorter than one token.
    const waitMs = (error.retryAfterMs ?? 0) * doubling * (1 + policy.random());
    return waitMs <= policy.maxRateLimitWaitMs ? waitMs : null;
  }
  return policy.random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * doubling);
}

const passingStatuses = new Set([502, 503, 504]);

/** `unreachable` means that no connection came about, so that nothing was sent. */
function isRepeatable(error: TwentyError, kind: RequestKind): boolean {
  if (error.code === "unreachable") return true;
  if (kind === "write") return false;
  if (error.code === "server_error") return passingStatuses.has(error.status ?? 0);
  return error.code === "connection_lost" || error.code === "rate_limited";
}
