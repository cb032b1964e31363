import type { ToolCall } from "./tool-call.ts";

/** Calls tools over the stateless generation, as a client of 2026-07-28 does. */
export function toolCaller(mcpUrl: string): ToolCall {
  let id = 0;
  return async (name, args) => {
    id += 1;
    const response = await fetch(mcpUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/call",
        "mcp-name": name,
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id,
        method: "tools/call",
        params: {
          name,
          arguments: args,
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": { name: "bench", version: "1.0.0" },
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
    });
    const text = await response.text();
    const json: unknown = JSON.parse(
      text.startsWith("{") ? text : (/^data: (.+)$/m.exec(text)?.[1] ?? "{}"),
    );
    const { result } = json as {
      result?: { isError?: boolean; structuredContent?: Record<string, unknown> };
    };
    if (result === undefined || result.isError === true)
      throw new Error(`${name} failed: ${text.slice(0, 300)}`);
    return result.structuredContent ?? {};
  };
}
