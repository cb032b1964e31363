import type { Clock } from "../clock.ts";
import type { TwentyError } from "../errors/twenty-error.ts";
import type { TokenBuckets } from "./token-buckets.ts";

/** A call that was let in, and what has become of it. */
export interface Passage {
  sent(): void;
  /** Also for a call that was never sent, which costs nothing. */
  ended(refusal?: TwentyError): void;
}

/** What becomes of calls on their way. */
export interface Arrivals {
  /** The time now, with the buckets as they look then. */
  look(): number;
  /** Takes a token for a call. */
  begin(): Passage;
  /** How long a call takes to arrive and be answered, at most a second of it. */
  typicalMs(): number;
}

// Twenty looks into its bucket before it works: a call older than this has been counted.
const longestArrivalMs = 1_000;
const weightOfLast = 0.2;

/** A call may restart the server's clock at any time between its sending and its answer: the latest is assumed. */
export function createArrivals(
  clock: Clock,
  buckets: TokenBuckets,
  onEnd: (sentMs: number, refusal: TwentyError | undefined) => void,
): Arrivals {
  let unsent = 0;
  let inFlight = 0;
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let typicalMs = 0;

  function look(): number {
    const nowMs = clock.monotonicMs();
    if (unsent > 0) buckets.restarted(nowMs);
    else if (inFlight > 0) buckets.restarted(Math.min(nowMs, lastSentMs + longestArrivalMs));
    return nowMs;
  }

  function begin(): Passage {
    let sentMs: number | undefined;
    buckets.take(clock.monotonicMs());
    unsent += 1;
    return {
      sent() {
        sentMs = clock.monotonicMs();
        lastSentMs = sentMs;
        unsent -= 1;
        inFlight += 1;
      },
      ended(refusal) {
        if (sentMs === undefined) {
          unsent -= 1;
          buckets.giveBack();
          return;
        }
        inFlight -= 1;
        const arrivedMs = Math.min(clock.monotonicMs(), sentMs + longestArrivalMs);
        buckets.restarted(arrivedMs);
        typicalMs += (arrivedMs - sentMs - typicalMs) * weightOfLast;
        onEnd(sentMs, refusal);
      },
    };
  }

  return { look, begin, typicalMs: () => typicalMs };
}
