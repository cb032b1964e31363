/** An MCP server on stdio, as small as can be: what bridges from stdio to HTTP stand before. */
import { createInterface } from "node:readline";
import { toolResult } from "./messages.ts";

const { result: called } = JSON.parse(toolResult) as { result: object };
const TOOL = { name: "get-person", inputSchema: { type: "object" } };
const RESULTS: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: "2025-06-18",
    capabilities: { tools: {} },
    serverInfo: { name: "fixture", version: "1.0.0" },
  },
  "tools/list": { tools: [TOOL] },
  "tools/call": called,
  ping: {},
};

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, method } = JSON.parse(line) as { id?: unknown; method?: string };
  if (id === undefined || method === undefined) return;
  const result = RESULTS[method];
  const answer = result === undefined ? { error: { code: -32601, message: method } } : { result };
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, ...answer })}\n`);
});
