import type { Dispatcher } from "undici";
import type { Clock } from "./clock.ts";
import type { TwentyClientLogger } from "./logger.ts";

/** Which of Twenty's APIs serve records; `auto` takes the better one for each operation and falls back to the other. */
export type ApiMode = "auto" | "graphql" | "rest";

/** How reads that failed for a passing reason are repeated. Writes are repeated only when nothing was sent. */
export interface RetryOptions {
  /** Attempts in all, the first included; 1 turns retries off. Default 3. */
  readonly attempts?: number;
  /** Upper bound of the first random wait; doubles with each attempt. Default 200. */
  readonly baseDelayMs?: number;
  /** Upper bound of any random wait. Default 2000. */
  readonly maxDelayMs?: number;
  /** A rate limit that needs a longer wait than this is reported at once. Default 5000. */
  readonly maxRateLimitWaitMs?: number;
}

/** Everything `createTwentyClient` needs to know. */
export interface TwentyClientOptions {
  /** Where Twenty answers, such as `https://crm.example.com`; a trailing `/`, `/rest` or `/graphql` is dropped. */
  readonly baseUrl: string;
  /** An API key of the workspace; spaces around it and a pasted `Bearer ` are dropped. */
  readonly apiKey: string;
  /** Default `auto`. */
  readonly apiMode?: ApiMode;
  /** How long one attempt may take, its answer included. Default 15000. */
  readonly timeoutMs?: number;
  /** Requests in flight at once; further ones wait in line. Default 8. */
  readonly maxConcurrentRequests?: number;
  readonly retry?: RetryOptions;
  /** Sent with each request, for proxies that ask for more (Cloudflare Access…); `authorization` is refused. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** A number in [0, 1); spreads retries. Default `Math.random`. */
  readonly random?: () => number;
  /** The connection pool to use; the client closes only a pool it made itself. */
  readonly dispatcher?: Dispatcher;
  readonly logger?: TwentyClientLogger;
}
