/** What the gateway must know of a request to handle it well; everything else is bytes. */
export interface Call {
  /** Of the JSON-RPC request, for error answers; `null` when there is none. */
  readonly id: string | number | null;
  /** Undefined for requests without a JSON-RPC message. */
  readonly method: string | undefined;
  /** Tools that it calls. */
  readonly tools: readonly string[];
  /** Executing it twice is the same as once, if the tools it calls may be repeated. */
  readonly isRepeatable: boolean;
  /** State of an earlier question that comes back with its answer (MCP 2026-07-28, input_required). */
  readonly requestState: string | undefined;
  /** The instance may answer with a question whose state must come back to it. */
  readonly mayAskBack: boolean;
  /** An answer that stays open until someone ends it, so a shutdown need not wait for it. */
  readonly isStanding: boolean;
}

/**
 * Methods that change nothing, or the same thing again. `tools/call` is not among them: that depends on the
 * tool. A repeated `initialize` leaves at most a session behind that nobody uses.
 */
const REPEATABLE: ReadonlySet<string> = new Set([
  "initialize",
  "ping",
  "server/discover",
  "tools/list",
  "resources/list",
  "resources/templates/list",
  "resources/read",
  "prompts/list",
  "prompts/get",
  "completion/complete",
  "logging/setLevel",
  "subscriptions/listen",
  "notifications/initialized",
  "notifications/cancelled",
]);

/** Methods of the stateless generation whose result may be a question. */
const MAY_ASK_BACK: ReadonlySet<string> = new Set(["tools/call", "prompts/get", "resources/read"]);

/** Every request of the stateless generation says its revision in its body; headers prove nothing. */
const REVISION_KEY = "io.modelcontextprotocol/protocolVersion";

/** A GET opens a stream, a DELETE ends a session: both may be repeated. */
export function callWithoutBody(method: string): Call {
  return {
    id: null,
    method: undefined,
    tools: [],
    isRepeatable: true,
    requestState: undefined,
    mayAskBack: false,
    isStanding: method === "GET",
  };
}

/** Reads the message of a POST; what is no JSON-RPC message is passed on for the instance to refuse. */
export function callOf(body: Buffer): Call {
  const parsed = parseJson(body);
  const messages = (Array.isArray(parsed) ? parsed : [parsed]).map(messageOf);
  const [only] = messages.length === 1 ? messages : [];
  return {
    id: only?.id ?? null,
    method: only?.method,
    tools: messages.flatMap(({ tool }) => tool ?? []),
    isRepeatable: messages.length > 0 && messages.every(isRepeatable),
    requestState: only?.requestState,
    mayAskBack: only?.mayAskBack ?? false,
    isStanding: only?.method === "subscriptions/listen",
  };
}

interface Message {
  readonly id: string | number | null;
  readonly method: string | undefined;
  readonly tool: string | undefined;
  readonly requestState: string | undefined;
  readonly mayAskBack: boolean;
}

function messageOf(value: unknown): Message {
  const { id, method, params } = asObject(value);
  const { name, requestState, _meta } = asObject(params);
  const isStateless = typeof asObject(_meta)[REVISION_KEY] === "string";
  return {
    id: typeof id === "string" || typeof id === "number" ? id : null,
    method: typeof method === "string" ? method : undefined,
    tool: method === "tools/call" && typeof name === "string" ? name : undefined,
    requestState: isStateless && typeof requestState === "string" ? requestState : undefined,
    mayAskBack: isStateless && typeof method === "string" && MAY_ASK_BACK.has(method),
  };
}

function isRepeatable({ method, tool }: Message): boolean {
  return tool !== undefined || (method !== undefined && REPEATABLE.has(method));
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
