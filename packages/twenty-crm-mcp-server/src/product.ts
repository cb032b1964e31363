import manifest from "../package.json" with { type: "json" };

/** How the product introduces itself to MCP clients and on its pages. */
export const product = {
  name: "twenty-crm-mcp-server",
  title: "Twenty CRM",
  version: manifest.version,
  description: manifest.description,
  /** The name in the MCP registry: whoever publishes proves to own what stands before the slash. */
  registryName: "io.github.twenty-agents/twenty-crm-mcp-server",
} as const;

/** The MCP revisions that `/mcp` speaks, newest first. */
export const protocolVersions: readonly string[] = [
  "2026-07-28",
  "2025-11-25",
  "2025-06-18",
  "2025-03-26",
];
