import type { Clock } from "../clock.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { HttpRequest } from "./http-request.ts";
import type { RateBudget } from "./rate-budget.ts";

/** What pacing a call takes. */
export interface Pacing {
  readonly budget: RateBudget;
  readonly clock: Clock;
  readonly maxWaitMs: number;
  /** Told of waits whose call names nobody to tell. */
  readonly onWait: ((waitMs: number) => void) | undefined;
}

/**
 * Runs an attempt when the budget lets it pass, and again when the server refused it for its rate: then nothing
 * was executed, so that even a write may go again.
 * @throws TwentyError `rate_limited` when the waits would add up to too long.
 */
export async function paced<Result>(
  { budget, clock, maxWaitMs, ...pacing }: Pacing,
  { path, isFree = isMetadata(path), signal, onWait = pacing.onWait }: HttpRequest,
  attempt: (onSent: () => void) => Promise<Result>,
): Promise<Result> {
  const deadlineMs = clock.monotonicMs() + maxWaitMs;
  let refusal: TwentyError | undefined;
  for (;;) {
    const leftMs = Math.max(0, deadlineMs - clock.monotonicMs());
    const passage = await budget.enter({ maxWaitMs: leftMs, isFree, refusal, signal, onWait });
    refusal = undefined;
    try {
      return await attempt(() => passage.sent());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusal = error;
    } finally {
      passage.ended(refusal);
    }
  }
}

/** Neither of the metadata APIs is limited. */
function isMetadata(path: string): boolean {
  return /^\/(?:rest\/)?metadata(?:[/?]|$)/.test(path);
}

function isRefusal(error: unknown): error is TwentyError {
  return error instanceof TwentyError && error.code === "rate_limited";
}
