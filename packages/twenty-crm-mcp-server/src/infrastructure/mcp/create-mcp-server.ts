import type { McpRequestContext, McpServer } from "@modelcontextprotocol/server";

/** Makes one MCP server: for one request of the stateless generation, or for one session of the other. */
export type CreateMcpServer = (context: McpRequestContext) => McpServer;
