import type { Dispatcher } from "undici";
import type { AccessRules } from "./access/access-rules.ts";
import type { Clock } from "./clock.ts";
import type { TwentyClientLogger } from "./logger.ts";
import type { AccessTokens } from "./transport/access-tokens.ts";
import type { RateBudget } from "./transport/rate-budget.ts";
import type { RateLimit } from "./transport/rate-limit.ts";

/** Which of Twenty's APIs serve records; `auto` takes the better one for each operation and falls back to the other. */
export type ApiMode = "auto" | "graphql" | "rest";

/** How reads that failed for a passing reason are repeated. Writes are repeated only when nothing was executed. */
export interface RetryOptions {
  /** Attempts in all, the first included; 1 turns retries off. Default 3. */
  readonly attempts?: number;
  /** Upper bound of the first random wait; doubles with each attempt. Default 200. */
  readonly baseDelayMs?: number;
  /** Upper bound of any random wait. Default 2000. */
  readonly maxDelayMs?: number;
  /** No further attempt begins later than this after the call, its waits included. Default 60000. */
  readonly maxTotalMs?: number;
  /** A call that would wait longer than this for the rate limit is refused at once. Default 45000. */
  readonly maxRateLimitWaitMs?: number;
}

/** When calls are kept from a Twenty that does not answer. */
export interface CircuitBreakerOptions {
  /** Requests in a row that were not answered, or with a 5xx, before calls fail at once. Default 5. */
  readonly failures?: number;
  /** For how long at first; doubles with each trial that fails. Default 1000. */
  readonly openMs?: number;
  /** Default 30000. */
  readonly maxOpenMs?: number;
}

/** Everything `createTwentyClient` needs to know. */
export interface TwentyClientOptions {
  /** Where Twenty answers, such as `https://crm.example.com`; a trailing `/`, `/rest` or `/graphql` is dropped. */
  readonly baseUrl: string;
  /**
   * An API key of the workspace; spaces around it and a pasted `Bearer ` are dropped. Or a source of access tokens,
   * for those who have signed in.
   */
  readonly apiKey: string | AccessTokens;
  /** Default `auto`. */
  readonly apiMode?: ApiMode;
  /** What this client may see and do at most. What cannot be held to it, such as raw GraphQL, is refused. */
  readonly access?: AccessRules;
  /** Refuses whatever could change something before it is sent. Default false. */
  readonly isReadOnly?: boolean;
  /** How long one attempt may take, its answer included. Default 15000. */
  readonly timeoutMs?: number;
  /** Requests in flight at once; further ones wait in line. Default 8. */
  readonly maxConcurrentRequests?: number;
  readonly retry?: RetryOptions;
  /**
   * What the server allows a workspace, where its operator changed that; a refusal that names other numbers
   * corrects it. `off` waits for refusals alone. Default: Twenty's 100 a second and 100 a minute.
   */
  readonly rateLimit?: RateLimit | readonly RateLimit[] | "off";
  /** The budget that all clients of one workspace share, instead of `rateLimit`. Default one of its own. */
  readonly rateBudget?: RateBudget;
  /** Called where a call names no `onWait` of its own, in that call's asynchronous context. */
  readonly onWait?: (waitMs: number) => void;
  readonly circuitBreaker?: CircuitBreakerOptions | "off";
  /** Sent with each request, for proxies that ask for more (Cloudflare Access…); `authorization` is refused. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Where Twenty sends those who fetch a file, such as the address of its object storage:
   * `https://bucket.s3.eu-west-1.amazonaws.com`. Default none: files come from Twenty itself.
   */
  readonly fileOrigins?: readonly string[];
  readonly clock?: Clock;
  /** A number in [0, 1); spreads retries. Default `Math.random`. */
  readonly random?: () => number;
  /** The connection pool to use; the client closes only a pool it made itself. */
  readonly dispatcher?: Dispatcher;
  readonly logger?: TwentyClientLogger;
}
