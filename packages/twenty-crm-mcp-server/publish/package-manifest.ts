import { identity } from "./identity.ts";

/** The entry that clients start; it is a bundle with everything inside, so that nothing is installed beside it. */
export const ENTRY = "dist/bin.mjs";

/** `package.json` of the published package. */
export function packageManifest(): object {
  const { name, version, description, license, node, registryName } = identity;
  return {
    name,
    version,
    description,
    license,
    // The MCP registry compares it with server.json.
    mcpName: registryName,
    keywords: ["mcp", "modelcontextprotocol", "twenty", "crm"],
    type: "module",
    bin: { [name]: ENTRY },
    engines: { node },
    files: ["dist", "server.json"],
  };
}
