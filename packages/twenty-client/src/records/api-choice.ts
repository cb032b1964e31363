import type { Clock } from "../clock.ts";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { TwentyClientLogger } from "../logger.ts";
import type { ApiMode } from "../options.ts";
import type { RequestKind } from "../transport/http-request.ts";
import type { RecordApi } from "./record-api.ts";

/** Runs record operations on the API that serves them best, and on the other when that one is not to be had. */
export interface ApiChoice {
  run<Result>(
    kind: RequestKind,
    { prefersRest }: { readonly prefersRest: boolean },
    operation: (api: RecordApi) => Promise<Result>,
  ): Promise<Result>;
}

/** What the choice is made between. */
export interface ApiChoiceOptions {
  readonly mode: ApiMode;
  readonly graphql: RecordApi;
  readonly rest: RecordApi;
  readonly clock: Clock;
  readonly logger?: TwentyClientLogger | undefined;
}

// An API that a proxy hides stays hidden for a while: asking it first each time would double every call.
const hiddenForMs = 60_000;

/**
 * GraphQL serves best: it names records behind relations, says which record a duplicate conflicts with,
 * takes any text in a filter, and its `deleteX` cannot become a `destroyX` by losing a query parameter.
 */
export function createApiChoice({
  mode,
  graphql,
  rest,
  clock,
  logger,
}: ApiChoiceOptions): ApiChoice {
  let graphqlHiddenUntilMs = 0;

  function candidates(prefersRest: boolean): readonly [RecordApi, RecordApi?] {
    if (mode === "graphql") return [graphql];
    if (mode === "rest") return [rest];
    const isHidden = clock.monotonicMs() < graphqlHiddenUntilMs;
    return prefersRest || isHidden ? [rest, graphql] : [graphql, rest];
  }

  return {
    async run(kind, { prefersRest }, operation) {
      const [first, second] = candidates(prefersRest);
      try {
        return await operation(first);
      } catch (error) {
        if (second === undefined || !mayFallBack(error, kind)) throw error;
        logger?.warn("An API of Twenty did not serve a call; the other one is tried", {
          api: first === graphql ? "graphql" : "rest",
          code: error.code,
        });
        const result = await otherwise(error, () => operation(second));
        if (first === graphql && error.code === "not_twenty") {
          graphqlHiddenUntilMs = clock.monotonicMs() + hiddenForMs;
        }
        return result;
      }
    },
  };
}

const readFallbackCodes: ReadonlySet<TwentyErrorCode> = new Set([
  "not_twenty",
  "schema_mismatch",
  "unsupported",
  "invalid_response",
  "server_error",
]);

/** A write moves on only when it certainly reached no Twenty, or was never sent. */
const writeFallbackCodes: ReadonlySet<TwentyErrorCode> = new Set(["not_twenty", "unsupported"]);

function mayFallBack(error: unknown, kind: RequestKind): error is TwentyError {
  if (!(error instanceof TwentyError)) return false;
  if (kind === "write") return writeFallbackCodes.has(error.code) && !error.mayHaveApplied;
  return readFallbackCodes.has(error.code);
}

/** What the second API cannot do at all says less than why the first one failed. */
async function otherwise<Result>(
  first: TwentyError,
  attempt: () => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    throw error instanceof TwentyError && error.code === "unsupported" ? first : error;
  }
}
