import { type Clock, systemClock } from "../clock.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { abortedError } from "./abort.ts";
import { type Arrivals, createArrivals, type Passage } from "./arrivals.ts";
import { type RateLimit, rateLimitOf, readRateLimits } from "./rate-limit.ts";
import { createTokenBuckets, type TokenBuckets, tokenMs } from "./token-buckets.ts";

/** What is left of a workspace's calls, as far as it shows from here. */
export interface RateBudgetState {
  /** Calls that go at once; null without a limit. */
  readonly tokens: number | null;
  readonly capacity: number | null;
  readonly windowMs: number | null;
  /** Calls that wait in line. */
  readonly waiting: number;
  /** How long until the next call may go; 0 when it may now. */
  readonly nextTokenMs: number;
}

/** How a call waits for its turn. */
interface RateWait {
  readonly maxWaitMs: number;
  /** Costs no token: waits only after the server refused it. Default false. */
  readonly isFree?: boolean;
  /** Set when the server refused the call: it then goes before those that were never let in. */
  readonly refusal?: TwentyError | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((waitMs: number) => void) | undefined;
}

/** Lets calls pass as fast as the workspace's limit allows; all clients of one workspace should share one. */
export interface RateBudget {
  state(): RateBudgetState;
  /** @throws TwentyError `rate_limited` when the wait would be too long, `overloaded` when the line is, `aborted`. */
  enter(wait: RateWait): Passage | Promise<Passage>;
}

/** What a budget is made of. */
export interface RateBudgetOptions {
  /** Default: Twenty's own. A refusal that names other numbers corrects it; `off` waits for refusals alone. */
  readonly rateLimit?: RateLimit | readonly RateLimit[] | "off" | undefined;
  readonly clock?: Clock | undefined;
  /** A number in [0, 1); keeps processes that share a workspace out of step. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/**
 * A line before the workspace's bucket, first come first served.
 * @throws TwentyError `invalid_configuration` for a limit that is none.
 */
export function createRateBudget(options: RateBudgetOptions = {}): RateBudget {
  return new PacedBudget(options);
}

interface Waiter {
  readonly isRepeated: boolean;
  readonly deadlineMs: number;
  admit(): void;
  refuse(error: TwentyError): void;
}

const maxWaiting = 1_000;
const shortestReportedMs = 100;
const longestBackoffMs = 10_000;
const unnamedPauseMs = 1_000;
// A proxy may ask for a wait of nothing at all.
const shortestPauseMs = 10;

class PacedBudget implements RateBudget {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #isPaced: boolean;
  readonly #buckets: TokenBuckets;
  readonly #arrivals: Arrivals;
  readonly #line: Waiter[] = [];
  #timer: { cancel(): void } | undefined;
  #batch = 1;
  #pausedAtMs = Number.NEGATIVE_INFINITY;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  #refusalsInRow = 0;

  constructor({ rateLimit, clock = systemClock, random = Math.random }: RateBudgetOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#isPaced = rateLimit !== "off";
    this.#buckets = createTokenBuckets(readRateLimits(rateLimit));
    this.#arrivals = createArrivals(clock, this.#buckets, (sentMs, refusal) =>
      this.#learn(sentMs, refusal),
    );
  }

  state(): RateBudgetState {
    const nowMs = this.#arrivals.look();
    const limit = this.#buckets.tightest(nowMs);
    return {
      tokens: limit === undefined ? null : Math.max(0, this.#buckets.available(nowMs)),
      capacity: limit?.tokens ?? null,
      windowMs: limit?.windowMs ?? null,
      waiting: this.#line.length,
      nextTokenMs: this.#msUntilTurn(1, nowMs),
    };
  }

  enter(wait: RateWait): Passage | Promise<Passage> {
    if (wait.signal?.aborted) throw abortedError(wait.signal);
    if (wait.isFree && wait.refusal === undefined) return this.#freePassage();
    const nowMs = this.#arrivals.look();
    if (this.#line.length === 0 && this.#msUntilTurn(1, nowMs) === 0) return this.#arrivals.begin();
    if (this.#line.length >= maxWaiting) {
      throw new TwentyError("overloaded", `${maxWaiting} calls already wait for the rate limit`);
    }
    const place = wait.refusal === undefined ? this.#line.length : this.#repeatedAhead();
    const waitMs = this.#msUntilTurn(place + 1, nowMs);
    if (waitMs > wait.maxWaitMs) throw this.#tooLong(waitMs, wait.refusal);
    if (waitMs >= shortestReportedMs) wait.onWait?.(Math.ceil(waitMs));
    return this.#join(place, wait, nowMs + wait.maxWaitMs);
  }

  /** A proxy may refuse what Twenty itself does not count. */
  #freePassage(): Passage {
    let sentMs = 0;
    return {
      sent: () => {
        sentMs = this.#clock.monotonicMs();
      },
      ended: (refusal) => {
        if (refusal !== undefined) this.#learn(sentMs, refusal);
      },
    };
  }

  #join(place: number, { refusal, signal }: RateWait, deadlineMs: number): Promise<Passage> {
    return new Promise((resolve, reject) => {
      const refuse = (error: TwentyError): void => {
        signal?.removeEventListener("abort", leave);
        reject(error);
      };
      const leave = (): void => {
        this.#line.splice(this.#line.indexOf(waiter), 1);
        if (this.#line.length === 0) this.#stopTimer();
        refuse(abortedError(signal));
      };
      const waiter: Waiter = {
        isRepeated: refusal !== undefined,
        deadlineMs,
        admit: () => {
          signal?.removeEventListener("abort", leave);
          resolve(this.#arrivals.begin());
        },
        refuse,
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#line.splice(place, 0, waiter);
      if (this.#timer === undefined) this.#schedule();
    });
  }

  /** Lets in as many as there are tokens, once there are enough of them to be worth it. */
  #pump(): void {
    this.#timer = undefined;
    const nowMs = this.#arrivals.look();
    const wanted = Math.min(this.#batch, this.#line.length);
    if (this.#msUntilTurn(wanted, nowMs) === 0) {
      const admitted = this.#line.splice(0, this.#buckets.available(nowMs));
      for (const waiter of admitted) waiter.admit();
      this.#batch = this.#bestBatch();
    }
    this.#refuseHopeless(this.#arrivals.look());
    if (this.#line.length > 0) this.#schedule();
  }

  #schedule(): void {
    const wanted = Math.min(this.#batch, this.#line.length);
    const delayMs = this.#msUntilTurn(wanted, this.#arrivals.look());
    this.#timer = this.#clock.setTimer(() => this.#pump(), delayMs);
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #refuseHopeless(nowMs: number): void {
    const nextMs = this.#msUntilTurn(1, nowMs);
    const hopeless = this.#line.filter((waiter) => waiter.deadlineMs < nowMs + nextMs);
    for (const waiter of hopeless) {
      this.#line.splice(this.#line.indexOf(waiter), 1);
      waiter.refuse(this.#tooLong(nextMs, undefined));
    }
  }

  /**
   * Each gap costs one arrival on top of its tokens, and each larger gap keeps its first caller waiting.
   * With `n` waiting, the mean wait `(batch·token + n/batch·arrival) / 2` is least at this size.
   */
  #bestBatch(): number {
    const limit = this.#buckets.tightest(this.#clock.monotonicMs());
    if (limit === undefined) return 1;
    const best = Math.sqrt((this.#line.length * this.#arrivals.typicalMs()) / tokenMs(limit));
    return Math.max(1, Math.min(Math.round(best), limit.tokens));
  }

  #msUntilTurn(place: number, nowMs: number): number {
    return Math.max(0, this.#pausedUntilMs - nowMs, this.#buckets.msUntil(place, nowMs));
  }

  #repeatedAhead(): number {
    const index = this.#line.findIndex(({ isRepeated }) => !isRepeated);
    return index === -1 ? this.#line.length : index;
  }

  /** Other keys use the same bucket: a refusal is news of them, and each further one asks for more patience. */
  #learn(sentMs: number, refusal: TwentyError | undefined): void {
    const isNews = sentMs >= this.#pausedAtMs;
    if (refusal === undefined) {
      if (isNews) this.#refusalsInRow = 0;
      return;
    }
    if (this.#isPaced) this.#buckets.refused(rateLimitOf(refusal.reason));
    if (!isNews) return;
    const nowMs = this.#clock.monotonicMs();
    const leastMs = Math.max(refusal.retryAfterMs ?? unnamedPauseMs, shortestPauseMs);
    const grownMs = leastMs * 2 ** this.#refusalsInRow * (1 + this.#random());
    this.#refusalsInRow += 1;
    this.#pausedAtMs = nowMs;
    this.#pausedUntilMs = nowMs + Math.max(leastMs, Math.min(grownMs, longestBackoffMs));
  }

  #tooLong(waitMs: number, refusal: TwentyError | undefined): TwentyError {
    const limit = this.#buckets.tightest(this.#clock.monotonicMs());
    const allowed = limit === undefined ? "" : ` (${limit.tokens} calls per ${limit.windowMs} ms)`;
    return new TwentyError(
      "rate_limited",
      refusal?.reason ?? `The workspace's rate limit${allowed} is used up`,
      {
        retryAfterMs: Math.ceil(waitMs),
        ...(refusal?.status === undefined ? {} : { status: refusal.status }),
        ...(refusal === undefined ? {} : { cause: refusal }),
      },
    );
  }
}
