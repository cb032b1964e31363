import type { Clock } from "../clock.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { CircuitBreakerOptions } from "../options.ts";
import { requireInteger } from "./require-integer.ts";

/** Whether calls are let through to Twenty. */
export interface CircuitState {
  /** `half-open` while one call tries whether Twenty is back. */
  readonly state: "closed" | "open" | "half-open";
  readonly failuresInRow: number;
  /** How long calls are refused for at least; 0 unless open. */
  readonly retryAfterMs: number;
}

/** Keeps calls from a Twenty that does not answer: they fail at once, and it is left alone to recover. */
export interface CircuitBreaker {
  state(): CircuitState;
  /** @throws TwentyError `unavailable` while open. */
  check(): void;
  /** @throws TwentyError `unavailable` while open, or while another call tries. */
  run<Result>(attempt: () => Promise<Result>): Promise<Result>;
}

/** What is used where the caller does not say. */
const defaults: Required<CircuitBreakerOptions> = {
  failures: 5,
  openMs: 1_000,
  maxOpenMs: 30_000,
};

/** @throws TwentyError `invalid_configuration` for an option that cannot work. */
export function createCircuitBreaker(
  clock: Clock,
  options: CircuitBreakerOptions | "off" = {},
): CircuitBreaker {
  return new Breaker(clock, options === "off" ? undefined : readOptions(options));
}

function readOptions(options: CircuitBreakerOptions): Required<CircuitBreakerOptions> {
  const { failures, openMs, maxOpenMs } = { ...defaults, ...options };
  return {
    failures: requireInteger("circuitBreaker.failures", failures, 1),
    openMs: requireInteger("circuitBreaker.openMs", openMs, 1),
    maxOpenMs: requireInteger("circuitBreaker.maxOpenMs", maxOpenMs, 1),
  };
}

class Breaker implements CircuitBreaker {
  readonly #clock: Clock;
  readonly #options: Required<CircuitBreakerOptions> | undefined;
  #failuresInRow = 0;
  #timesOpened = 0;
  #openUntilMs: number | undefined;
  #isTrying = false;

  constructor(clock: Clock, options: Required<CircuitBreakerOptions> | undefined) {
    this.#clock = clock;
    this.#options = options;
  }

  state(): CircuitState {
    const failuresInRow = this.#failuresInRow;
    if (this.#openUntilMs === undefined) return { state: "closed", failuresInRow, retryAfterMs: 0 };
    const retryAfterMs = Math.max(0, Math.ceil(this.#openUntilMs - this.#clock.monotonicMs()));
    return { state: this.#isTrying ? "half-open" : "open", failuresInRow, retryAfterMs };
  }

  check(): void {
    if (this.#openUntilMs === undefined) return;
    const { state, retryAfterMs } = this.state();
    if (state === "open" && retryAfterMs === 0) return;
    const failures = `${this.#failuresInRow} requests in a row failed`;
    throw new TwentyError("unavailable", `Twenty is left alone for a while: ${failures}`, {
      retryAfterMs: Math.max(retryAfterMs, this.#options?.openMs ?? 0),
    });
  }

  async run<Result>(attempt: () => Promise<Result>): Promise<Result> {
    if (this.#options === undefined) return attempt();
    this.check();
    const isTrial = this.#openUntilMs !== undefined;
    if (isTrial) this.#isTrying = true;
    try {
      const result = await attempt();
      this.#answered(isTrial);
      return result;
    } catch (error) {
      if (isUnanswered(error)) this.#failed(isTrial, this.#options);
      // Whoever gave up before an answer learnt nothing of Twenty.
      else if (isInconclusive(error)) this.#isTrying = isTrial ? false : this.#isTrying;
      else this.#answered(isTrial);
      throw error;
    }
  }

  /** Late answers to calls from before it opened say nothing new. */
  #answered(isTrial: boolean): void {
    if (this.#openUntilMs !== undefined && !isTrial) return;
    this.#openUntilMs = undefined;
    this.#isTrying = false;
    this.#failuresInRow = 0;
    this.#timesOpened = 0;
  }

  #failed(
    isTrial: boolean,
    { failures, openMs, maxOpenMs }: Required<CircuitBreakerOptions>,
  ): void {
    if (this.#openUntilMs !== undefined && !isTrial) return;
    this.#isTrying = false;
    this.#failuresInRow += 1;
    if (!isTrial && this.#failuresInRow < failures) return;
    const openForMs = Math.min(maxOpenMs, openMs * 2 ** this.#timesOpened);
    this.#timesOpened += 1;
    this.#openUntilMs = this.#clock.monotonicMs() + openForMs;
  }
}

function isUnanswered(error: unknown): boolean {
  if (!(error instanceof TwentyError)) return false;
  if (error.code === "server_error") return (error.status ?? 0) >= 500;
  return ["unreachable", "timeout", "connection_lost"].includes(error.code);
}

function isInconclusive(error: unknown): boolean {
  return error instanceof TwentyError && (error.code === "aborted" || error.code === "closed");
}
