import { identity } from "./identity.ts";
import { settings } from "./settings.ts";

/** The version of the format: https://modelcontextprotocol.io/registry */
const SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

/** `server.json`, by which the MCP registry lists the package. */
export function serverJson(): object {
  const { name, title, version, description, registryName } = identity;
  return {
    $schema: SCHEMA,
    name: registryName,
    title,
    description,
    version,
    packages: [
      {
        registryType: "npm",
        identifier: name,
        version,
        transport: { type: "stdio" },
        runtimeHint: "npx",
        packageArguments: [{ type: "named", name: "--stdio" }],
        environmentVariables: settings.map(({ variable, description: about, isSecret }) => ({
          name: variable,
          description: about,
          isRequired: false,
          isSecret,
        })),
      },
    ],
  };
}
