import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registration } from "agent-gateway-contract";
import { type ScriptedAgent, startAgent } from "./agent.ts";
import { registration } from "./registration.ts";

/** One request to `/mcp`. */
interface McpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** The JSON-RPC method, or nothing. */
  readonly rpc: string | undefined;
}

/** Answers a request to `/mcp`; without one, the result says who answered. */
export type McpScript = (request: McpRequest, response: ServerResponse) => void;

/** A scripted MCP server whose health check is well. */
export interface McpAgent extends ScriptedAgent {
  readonly calls: readonly McpRequest[];
  /** What it registers as. */
  registration(changes?: Partial<Registration>): Registration;
}

/** Starts an instance of the service `crm` under a name of its own. */
export async function startMcpAgent(name: string, script?: McpScript): Promise<McpAgent> {
  const calls: McpRequest[] = [];
  const agent = await startAgent((request, response) => {
    if (!request.url?.startsWith("/mcp")) {
      response.end('{"status":"ok"}');
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const call = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body,
        rpc: rpcMethod(body),
      };
      calls.push(call);
      (script ?? echo(name))(call, response);
    });
  });
  return {
    ...agent,
    calls,
    registration: (changes = {}) =>
      registration({
        name,
        service: "crm",
        endpoint: `${agent.url}/mcp`,
        healthCheckEndpoint: `${agent.url}/health`,
        ...changes,
      }),
  };
}

/** Says who answered. */
export function echo(name: string): McpScript {
  return (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: { name } }));
  };
}

/** A JSON-RPC request as the body of a POST. */
export function rpc(method: string, params: Record<string, unknown> = {}): string {
  return JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
}

function rpcMethod(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { method?: string }).method;
  } catch {
    return undefined;
  }
}
