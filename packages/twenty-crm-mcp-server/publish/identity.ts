import manifest from "../package.json" with { type: "json" };
import { product } from "../src/product.ts";

/** What every description of the package says alike. */
export const identity = {
  name: product.name,
  title: product.title,
  version: product.version,
  description: manifest.description,
  license: manifest.license,
  node: manifest.engines.node,
  /** The name in the MCP registry: whoever publishes proves to own what stands before the slash. */
  registryName: "io.github.twenty-agents/twenty-crm-mcp-server",
} as const;
