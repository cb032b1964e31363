import type { Client } from "@modelcontextprotocol/client";

/** Calls a tool and gives its text and data. */
export async function callTool(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: args });
  const text = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
  const data: Record<string, unknown> = { ...(structuredContent ?? {}) };
  return { isError: isError === true, text, data };
}
