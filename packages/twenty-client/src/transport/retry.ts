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
  maxTotalMs: 60_000,
  maxRateLimitWaitMs: 45_000,
};

/** Repeats a read that failed for a passing reason, and a write only when nothing of it was sent. */
export async function withRetry<Result>(
  policy: RetryPolicy,
  { kind, signal }: { readonly kind: RequestKind; readonly signal?: AbortSignal | undefined },
  attempt: () => Promise<Result>,
): Promise<Result> {
  const endMs = policy.clock.monotonicMs() + policy.maxTotalMs;
  let previous: TwentyError | undefined;
  for (let attemptNumber = 1; ; attemptNumber += 1) {
    try {
      return await attempt();
    } catch (error) {
      // Why the attempt before failed says more than that no further one was let through.
      if (previous !== undefined && isUnavailable(error)) throw previous;
      if (attemptNumber >= policy.attempts || !isRepeatable(error, kind)) throw error;
      const delayMs = delayBeforeNext(policy, attemptNumber);
      if (policy.clock.monotonicMs() + delayMs > endMs) throw error;
      previous = error;
      await sleep(policy.clock, delayMs, signal);
    }
  }
}

/** Anywhere below a bound that doubles, so that callers that failed together do not come back together. */
function delayBeforeNext(policy: RetryPolicy, attemptNumber: number): number {
  const boundMs = policy.baseDelayMs * 2 ** (attemptNumber - 1);
  return policy.random() * Math.min(policy.maxDelayMs, boundMs);
}

function isUnavailable(error: unknown): boolean {
  return error instanceof TwentyError && error.code === "unavailable";
}

const passingStatuses = new Set([502, 503, 504]);

/** `unreachable` means that no connection came about, so that nothing was sent. */
function isRepeatable(error: unknown, kind: RequestKind): error is TwentyError {
  if (!(error instanceof TwentyError)) return false;
  if (error.code === "unreachable") return true;
  if (kind === "write") return false;
  if (error.code === "server_error") return passingStatuses.has(error.status ?? 0);
  return error.code === "connection_lost";
}
