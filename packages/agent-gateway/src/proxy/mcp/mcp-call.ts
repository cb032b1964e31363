import { type Call, plainCall } from "../exchange/call.ts";
import { fieldsOf, parsedJson, textOf } from "../json-fields.ts";

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
export function mcpCallWithoutBody(method: string): Call {
  return plainCall(method, { isRepeatable: true, isStanding: method === "GET" });
}

/** Reads the message of a POST; what is no JSON-RPC message is passed on for the instance to refuse. */
export function mcpCallOf(body: Buffer): Call {
  const parsed = parsedJson(body);
  if (!Array.isArray(parsed)) return callOf(messageOf(parsed));
  const messages = parsed.map(messageOf);
  const [only] = messages;
  if (only !== undefined && messages.length === 1) return callOf(only);
  return plainCall("POST", {
    tools: messages.flatMap(({ tool }) => tool ?? []),
    isRepeatable: messages.length > 0 && messages.every(isRepeatable),
  });
}

interface Message {
  readonly id: string | number | null;
  readonly method: string | undefined;
  readonly tool: string | undefined;
  readonly requestState: string | undefined;
  readonly isStateless: boolean;
}

function messageOf(value: unknown): Message {
  const { id, method, params } = fieldsOf(value);
  const { name, requestState, _meta } = fieldsOf(params);
  return {
    id: typeof id === "string" || typeof id === "number" ? id : null,
    method: textOf(method),
    tool: method === "tools/call" ? textOf(name) : undefined,
    requestState: typeof requestState === "string" ? requestState : undefined,
    isStateless: typeof fieldsOf(_meta)[REVISION_KEY] === "string",
  };
}

function callOf(message: Message): Call {
  const { id, method = "POST", tool, requestState, isStateless } = message;
  const isListen = isStateless && method === "subscriptions/listen" && id !== null;
  return {
    id,
    method,
    tool,
    tools: tool === undefined ? NONE : [tool],
    isRepeatable: isRepeatable(message),
    isStanding: method === "subscriptions/listen",
    key: undefined,
    ownedIds: NONE,
    requestState: isStateless ? requestState : undefined,
    mayAskBack: isStateless && MAY_ASK_BACK.has(method),
    isListen,
  };
}

const NONE: readonly string[] = [];

function isRepeatable({ method, tool }: Message): boolean {
  return tool !== undefined || (method !== undefined && REPEATABLE.has(method));
}
