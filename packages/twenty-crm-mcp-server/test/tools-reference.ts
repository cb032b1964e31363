import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { catalogue } from "../src/application/tools/catalogue.ts";
import type { Tool } from "../src/application/tools/define-tool.ts";
import { toolDefinition } from "../src/application/tools/tool-definition.ts";
import { toolsetNames, toolsets } from "../src/application/tools/toolsets.ts";

const OFFERS = {
  default: "offered by default",
  optional: "a client may ask for it",
  restricted: "the operator has to name it in `MCP_TOOLSETS`",
} as const;

/** The reference of all tools, as it stands in the documentation. */
export function toolsReference(): string {
  const sections = toolsetNames.map((name) => {
    const tools = catalogue.filter((tool) => tool.toolset === name);
    return [
      `## ${name}`,
      "",
      `${toolsets[name].description}; ${OFFERS[toolsets[name].offer]}. ${tools.length} tools, ${tokensOf(tools)} tokens.`,
      "",
      "| tool | does | takes | kind |",
      "|---|---|---|---|",
      ...tools.map(row),
    ].join("\n");
  });
  return `# Tools

Written from the definitions by \`npx vitest run -u packages/twenty-crm-mcp-server/test/tools-reference.test.ts\`; a test holds it to them.
Tokens are o200k tokens of name, description and input schema, which is what a model is given.
An argument with \`*\` is required. Tools that write also take \`dryRun\`; those marked *asks* may want somebody's consent and then take \`confirm\`.

${sections.join("\n\n")}
`;
}

function row(tool: Tool): string {
  const { inputSchema } = toolDefinition(tool);
  const { properties = {}, required = [] } = inputSchema as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const names = Object.keys(properties).filter((name) => name !== "dryRun" && name !== "confirm");
  const takes = names.map((name) => `\`${name}\`${required.includes(name) ? "*" : ""}`).join(", ");
  return `| \`${tool.name}\` | ${tool.description.replaceAll("|", "\\|")} | ${takes || "nothing"} | ${kindOf(tool, properties)} |`;
}

function kindOf(tool: Tool, properties: Readonly<Record<string, unknown>>): string {
  if (tool.hints.readOnlyHint) return "reads";
  const kind = tool.isIrreversible === true ? "irreversible: needs `MCP_DESTRUCTIVE`" : "writes";
  return "confirm" in properties ? `${kind}, asks` : kind;
}

function tokensOf(tools: readonly Tool[]): number {
  return tools
    .map((tool) => {
      const { name, description, inputSchema } = toolDefinition(tool);
      return encode(JSON.stringify({ name, description, inputSchema })).length;
    })
    .reduce((sum, tokens) => sum + tokens, 0);
}
