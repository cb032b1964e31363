/** What the gateway must know of a request to handle it well; everything else is bytes. */
export interface Call {
  /** Of the JSON-RPC request, for error answers; `null` when there is none. */
  readonly id: string | number | null;
  /** The JSON-RPC method where there is one, else the HTTP method. */
  readonly method: string;
  /** The one tool that it calls; `undefined` for no tool and for several. */
  readonly tool: string | undefined;
  /** All tools that it calls. */
  readonly tools: readonly string[];
  /** Executing it twice is the same as once, if the tools it calls may be repeated. */
  readonly isRepeatable: boolean;
  /** An answer that stays open until someone ends it, so a shutdown need not wait for it. */
  readonly isStanding: boolean;
  /** What it has in common with the requests that belong to it: one instance gets them all. */
  readonly key: string | undefined;
  /** Ids that instances give out; the one that gave out one of these gets the request. */
  readonly ownedIds: readonly string[];
  /** State of an earlier question that comes back with its answer (MCP 2026-07-28, input_required). */
  readonly requestState: string | undefined;
  /** The instance may answer with a question whose state must come back to it. */
  readonly mayAskBack: boolean;
  /** It listens to changes, which every instance may tell (MCP 2026-07-28, `subscriptions/listen`). */
  readonly isListen: boolean;
}

/** A request that carries no message the gateway reads. */
export function plainCall(method: string, changes: Partial<Call> = {}): Call {
  return {
    id: null,
    method,
    tool: undefined,
    tools: NONE,
    isRepeatable: false,
    isStanding: false,
    key: undefined,
    ownedIds: NONE,
    requestState: undefined,
    mayAskBack: false,
    isListen: false,
    ...changes,
  };
}

const NONE: readonly string[] = [];
