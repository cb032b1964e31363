import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

/** The two generations of MCP clients that are in use. */
export const generations = ["2025-11-25", "2026-07-28"] as const;

/** A generation of MCP. */
export type Generation = (typeof generations)[number];

/** Connects a real MCP client that speaks the given generation only. */
export async function connect(mcpUrl: string, generation: Generation): Promise<Client> {
  const mode = generation === "2025-11-25" ? "legacy" : { pin: generation };
  const client = new Client({ name: "e2e", version: "1.0.0" }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl)));
  return client;
}

/** Calls a tool and returns its structured content. @throws an Error with the tool's text on `isError`. */
export async function callTool(
  client: Client,
  name: string,
  args: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const result = await client.callTool({ name, arguments: args });
  if (result.isError) throw new Error(`${name}: ${JSON.stringify(result.content)}`);
  return result.structuredContent as Record<string, unknown>;
}
