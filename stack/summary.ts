import type { StackOptions } from "./stack-options.ts";

/** What to look at and what to try once everything serves. */
export function stackSummary({ instances, serverPort, gatewayPort }: StackOptions): string {
  const serverLines = Array.from(
    { length: instances },
    (_, index) =>
      `   ${`MCP server ${instances > 1 ? index + 1 : ""}`.padEnd(15)} http://localhost:${serverPort + index}/`,
  );
  const mcpUrl = `http://localhost:${gatewayPort}/twenty-crm-mcp-server/mcp`;
  return `
✅ The stack is up, on sample data (embedded sandbox). Ctrl-C stops it.

👀 Look
${serverLines.join("\n")}
   Agent Gateway   http://localhost:${gatewayPort}/

🔌 Connect an MCP client
   through the gateway   ${mcpUrl}
   directly              http://localhost:${serverPort}/mcp

🧪 Try, in another terminal
   npm run inspector -- --cli ${mcpUrl} --method tools/call --tool-name list-persons --tool-arg limit=3
   curl http://localhost:${gatewayPort}/api/v1/agents
`;
}
