import { type Clock, systemClock } from "../clock.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { writeOutcome } from "../errors/write-outcome.ts";
import type { TwentyClientOptions } from "../options.ts";
import { normaliseBaseUrl } from "./base-url.ts";
import { type CircuitState, createCircuitBreaker } from "./circuit-breaker.ts";
import { createConcurrencyLimit } from "./concurrency-limit.ts";
import { createConnectionPool } from "./connection-pool.ts";
import { type Bearer, createCredentials } from "./credentials.ts";
import { normaliseHeaders } from "./headers.ts";
import { exchange, type HttpExchangeOptions } from "./http-exchange.ts";
import type { HttpRequest, HttpResponse } from "./http-request.ts";
import { type Pacing, paced } from "./paced.ts";
import { createRateBudget, type RateBudgetState } from "./rate-budget.ts";
import { requireInteger } from "./require-integer.ts";
import { defaultRetry, type RetryPolicy, withRetry } from "./retry.ts";

/** Reads an answer, or throws the error that it stands for. */
type ReadAnswer<Result> = (response: HttpResponse) => Result;

/** Sends requests to one Twenty with one key, politely. */
export interface Transport {
  /** Waits for the rate limit and in line, within the timeout, with retries, unless Twenty is down. */
  send<Result>(request: HttpRequest, read: ReadAnswer<Result>): Promise<Result>;
  /** Goes at once and only once. */
  sendOnce<Result>(
    request: HttpRequest,
    read: ReadAnswer<Result>,
    timeoutMs: number,
  ): Promise<Result>;
  rateBudget(): RateBudgetState;
  circuit(): CircuitState;
  close(): Promise<void>;
}

/**
 * Connections open with the first request.
 * @throws TwentyError `invalid_configuration` for an option that cannot work.
 */
export function createTransport(options: TwentyClientOptions): Transport {
  const timeoutMs = requireInteger("timeoutMs", options.timeoutMs ?? 15_000, 1);
  const limit = createConcurrencyLimit(
    requireInteger("maxConcurrentRequests", options.maxConcurrentRequests ?? 8, 1),
  );
  const policy = retryPolicy(options);
  const pacing = pacingOf(options, policy);
  const breaker = createCircuitBreaker(policy.clock, options.circuitBreaker);
  const context = exchangeOptions(options, policy.clock);
  const credentials = createCredentials(options.apiKey, normaliseHeaders(options.headers ?? {}));
  let closing: Promise<void> | undefined;

  async function sendOnce<Result>(
    request: HttpRequest,
    read: ReadAnswer<Result>,
    attemptTimeoutMs: number,
  ): Promise<Result> {
    if (closing !== undefined) throw new TwentyError("closed", "The client was closed");
    if (options.isReadOnly === true && request.kind === "write") throw writesLocked();
    const startedMs = context.clock.monotonicMs();
    try {
      return await credentials.run(request.signal, async (bearer) =>
        read(await exchange({ ...context, ...bearer }, request, attemptTimeoutMs)),
      );
    } catch (error) {
      const failure = writeOutcome(error, request.kind);
      options.logger?.debug("A request to Twenty failed", {
        method: request.method,
        path: loggedPath(request.path),
        code: failure instanceof TwentyError ? failure.code : "fault",
        ms: Math.round(context.clock.monotonicMs() - startedMs),
      });
      throw failure;
    }
  }

  /** The token is asked for before the place among the concurrent, so that no waiting call holds one. */
  async function sendPaced<Result>(
    request: HttpRequest,
    read: ReadAnswer<Result>,
  ): Promise<Result> {
    breaker.check();
    return paced(pacing, request, (onSent) =>
      limit.run(
        () =>
          breaker.run(() => {
            onSent();
            return sendOnce(request, read, request.timeoutMs ?? timeoutMs);
          }),
        request.signal,
      ),
    );
  }

  return {
    sendOnce,
    send: (request, read) => withRetry(policy, request, () => sendPaced(request, read)),
    rateBudget: () => pacing.budget.state(),
    circuit: () => breaker.state(),
    close() {
      closing ??= context.pool.close();
      return closing;
    },
  };
}

/** Addresses of files open them to whoever reads the log. */
function loggedPath(path: string): string | undefined {
  return /^\/files?\//.test(path) ? "/file/…" : path.split("?")[0];
}

function pacingOf(options: TwentyClientOptions, policy: RetryPolicy): Pacing {
  const { clock, random, maxRateLimitWaitMs } = policy;
  const { rateLimit, rateBudget } = options;
  return {
    budget: rateBudget ?? createRateBudget({ rateLimit, clock, random }),
    clock,
    maxWaitMs: maxRateLimitWaitMs,
    onWait: options.onWait,
  };
}

function exchangeOptions(
  { baseUrl, dispatcher }: TwentyClientOptions,
  clock: Clock,
): Omit<HttpExchangeOptions, keyof Bearer> {
  return { baseUrl: normaliseBaseUrl(baseUrl), pool: createConnectionPool(dispatcher), clock };
}

function writesLocked(): TwentyError {
  return new TwentyError("forbidden", "Writes to this workspace are locked", {
    wayOut: "Nothing was sent. Whoever runs this program decides whether it may write here.",
  });
}

function retryPolicy(options: TwentyClientOptions): RetryPolicy {
  const retry = { ...defaultRetry, ...options.retry };
  return {
    attempts: requireInteger("retry.attempts", retry.attempts, 1),
    baseDelayMs: requireInteger("retry.baseDelayMs", retry.baseDelayMs, 0),
    maxDelayMs: requireInteger("retry.maxDelayMs", retry.maxDelayMs, 0),
    maxTotalMs: requireInteger("retry.maxTotalMs", retry.maxTotalMs, 0),
    maxRateLimitWaitMs: requireInteger("retry.maxRateLimitWaitMs", retry.maxRateLimitWaitMs, 0),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}
