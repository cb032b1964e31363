import { headerValue, readEvents } from "web-kit";
import { addressOf, send } from "../gateway/ask.ts";
import { keyHeaders } from "../gateway/key.ts";

const VERSION = "2026-07-28";
const MAX_PAGES = 50;

/** What came back, and which of the gateway's decisions it was. */
export interface McpAnswer<T> {
  readonly result: T;
  /** To be asked for at `/api/v1/decisions/{id}`. */
  readonly decisionId: string | undefined;
  /** The instance that answered. */
  readonly agentId: string | undefined;
}

/** A tool as `tools/list` describes it. */
export interface ListedTool {
  readonly name: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** A JSON-RPC message, as far as an answer is looked for in it. */
interface Message {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/**
 * One request of MCP 2026-07-28 to a service behind the gateway: it stands alone, so it needs no session.
 * @param path below the gateway's address: `/crm/mcp`
 * @throws {GatewayFailure} when the gateway refused it, an `Error` when the server did
 */
export async function mcpCall<T>(
  path: string,
  method: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<McpAnswer<T>> {
  const { name } = params;
  const response = await send(addressOf(path), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": VERSION,
      "mcp-method": method,
      ...(typeof name === "string" && { "mcp-name": headerValue(name) }),
      "x-gateway-trace": "1",
      ...keyHeaders(),
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method,
      params: {
        ...params,
        _meta: {
          "io.modelcontextprotocol/protocolVersion": VERSION,
          "io.modelcontextprotocol/clientInfo": { name: "gateway-dashboard", version: "0.1.0" },
          "io.modelcontextprotocol/clientCapabilities": {},
        },
      },
    }),
    ...(signal !== undefined && { signal }),
  });
  const { result, error } = await answerIn(response);
  if (error !== undefined) throw new Error(`${error.message} (${error.code})`);
  return {
    result: result as T,
    decisionId: response.headers.get("x-gateway-decision") ?? undefined,
    agentId: response.headers.get("x-gateway-instance") ?? undefined,
  };
}

/** The description of one tool, or nothing where the service has none of that name. */
export async function findListedTool(
  path: string,
  name: string,
  signal: AbortSignal,
): Promise<ListedTool | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { result } = await mcpCall<{
      readonly tools: readonly ListedTool[];
      readonly nextCursor?: string;
    }>(path, "tools/list", cursor === undefined ? {} : { cursor }, signal);
    const found = result.tools.find((tool) => tool.name === name);
    if (found !== undefined || result.nextCursor === undefined) return found;
    cursor = result.nextCursor;
  }
  return undefined;
}

async function answerIn(response: Response): Promise<Message> {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("text/event-stream")) return (await response.json()) as Message;
  if (response.body !== null) {
    for await (const { data } of readEvents(response.body)) {
      if (data === "") continue;
      const message = JSON.parse(data) as Message;
      if (message.id === 1 && (message.result !== undefined || message.error !== undefined)) {
        return message;
      }
    }
  }
  throw new Error("The connection ended before the answer came.");
}
