import { catalogue } from "../src/application/tools/catalogue.ts";
import { defaultExposure, exposeTools } from "../src/application/tools/exposure.ts";
import { identity } from "./identity.ts";
import { ENTRY } from "./package-manifest.ts";
import { settings } from "./settings.ts";

/** `manifest.json` of the bundle (`.mcpb`) that desktop clients install with a click. */
export function bundleManifest(): object {
  const { name, title, version, description, license, node } = identity;
  const key = (variable: string): string => variable.toLowerCase();
  return {
    manifest_version: "0.3",
    name,
    display_name: title,
    version,
    description,
    author: { name: "The twenty-agents maintainers" },
    license,
    keywords: ["crm", "twenty"],
    server: {
      type: "node",
      entry_point: ENTRY,
      mcp_config: {
        command: "node",
        args: [`\${__dirname}/${ENTRY}`, "--stdio"],
        env: Object.fromEntries(
          settings.map(({ variable }) => [variable, `\${user_config.${key(variable)}}`]),
        ),
      },
    },
    tools: exposeTools(catalogue, defaultExposure).map((tool) => ({
      name: tool.name,
      description: tool.description,
    })),
    compatibility: { platforms: ["darwin", "win32", "linux"], runtimes: { node } },
    user_config: Object.fromEntries(
      settings.map(({ variable, title: label, description: about, isSecret }) => [
        key(variable),
        {
          type: "string",
          title: label,
          description: about,
          required: false,
          default: "",
          ...(isSecret && { sensitive: true }),
        },
      ]),
    ),
  };
}
