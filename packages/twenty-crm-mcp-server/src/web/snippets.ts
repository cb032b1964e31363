/** One example that can be copied as it stands. */
export interface Snippet {
  readonly title: string;
  readonly code: string;
}

/** Examples for the very address that the page was opened at. */
export function snippets(origin: string, needsKey: boolean): readonly Snippet[] {
  const mcpUrl = `${origin}/mcp`;
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  return [
    {
      title: "List the tools",
      code: curl(mcpUrl, needsKey, "tools/list", {}),
    },
    {
      title: "Call a tool",
      code: curl(mcpUrl, needsKey, "tools/call", { name: "list-persons", arguments: { limit: 3 } }),
    },
    {
      title: "Client configuration",
      code: json({
        mcpServers: {
          twenty: {
            type: "http",
            url: mcpUrl,
            ...(needsKey ? { headers: { Authorization: "Bearer YOUR_MCP_API_KEY" } } : {}),
          },
        },
      }),
    },
  ];
}

/** A stateless call (protocol 2026-07-28): one request, no session to open first. */
function curl(
  mcpUrl: string,
  needsKey: boolean,
  method: string,
  params: { readonly name?: string; readonly arguments?: object },
): string {
  const body = {
    jsonrpc: "2.0",
    id: 1,
    method,
    params: {
      ...params,
      _meta: {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  };
  const lines = [
    `curl ${mcpUrl}`,
    "-H 'Content-Type: application/json'",
    "-H 'Accept: application/json, text/event-stream'",
    "-H 'MCP-Protocol-Version: 2026-07-28'",
    `-H 'Mcp-Method: ${method}'`,
    ...(params.name === undefined ? [] : [`-H 'Mcp-Name: ${params.name}'`]),
    ...(needsKey ? ['-H "Authorization: Bearer $MCP_API_KEY"'] : []),
    `-d '${JSON.stringify(body)}'`,
  ];
  return lines.join(" \\\n  ");
}
