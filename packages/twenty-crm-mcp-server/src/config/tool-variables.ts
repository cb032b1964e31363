import {
  booleanSchema,
  defineVariables,
  nearestName,
  type TextSchema,
  textSchema,
} from "service-kit";
import { toolOutlines } from "../application/tools/tool-outlines.ts";
import { isToolset, type Toolset, toolsetNames } from "../application/tools/toolsets.ts";
import { countSchema, nameListSchema } from "./value-schemas.ts";

/** Which tools clients are offered: the upper bound of what any of them can ask for. */
export const toolVariables = defineVariables({
  MCP_TOOLSETS: {
    description: `Toolsets to offer, comma-separated, or \`all\`: ${toolsetNames.join(", ")}; unset: the default ones, and clients may ask for optional ones`,
    schema: namesSchema(["all", ...toolsetNames], "toolset").transform((names) =>
      names.includes("all")
        ? toolsetNames
        : names.filter((name): name is Toolset => isToolset(name)),
    ),
    example: "core,records,insight",
  },
  MCP_TOOLS: {
    description: "Single tools to offer besides those of the toolsets, comma-separated",
    schema: toolNamesSchema(),
    example: "merge-records",
  },
  MCP_EXCLUDE_TOOLS: {
    description: "Tools that nobody is offered, comma-separated",
    schema: toolNamesSchema(),
    example: "delete-company",
  },
  MCP_READ_ONLY: {
    description: "`true` offers only tools that change nothing",
    schema: booleanSchema,
    default: "false",
  },
  MCP_DESTRUCTIVE: {
    description: "`true` also offers tools whose work cannot be taken back",
    schema: booleanSchema,
    default: "false",
  },
  MCP_BULK_LIMIT: {
    description:
      "How many records one call may write at most; more than ten ask first, and more than 60 go in several requests",
    schema: countSchema(1, 10_000),
    default: "1000",
  },
  MCP_POLICY_FILE: {
    description:
      "File (YAML or JSON) that says which objects, fields and operations are allowed; docs/guides/policy.md",
    schema: textSchema(),
    example: "/etc/twenty-crm-mcp-server/policy.yaml",
  },
  MCP_ATTACHMENTS_DIR: {
    description:
      "Folder from which `attach-file` may take files, on this machine alone; unset: none, and files come with the call",
    schema: textSchema(),
    example: "/home/me/outbox",
  },
  MCP_PROFILES: {
    description:
      "Profiles that callers may choose by `X-Twenty-Profile` or `/mcp/p/{profile}`, comma-separated, or `all`; unset: the default one alone",
    schema: nameListSchema.transform((names) => (names.includes("all") ? ("all" as const) : names)),
    example: "staging,production",
  },
  MCP_COMPACT: {
    description: "`true` offers three tools that find, describe and call the others",
    schema: booleanSchema,
    default: "false",
  },
});

function toolNamesSchema(): TextSchema<string[]> {
  const names = toolOutlines.map((tool) => tool.name);
  return namesSchema(names, "tool");
}

/** A comma-separated list of known names; an unknown one is told with the nearest. */
function namesSchema(known: readonly string[], noun: string): TextSchema<string[]> {
  const unknownIn = (names: readonly string[]): string | undefined =>
    names.find((name) => !known.includes(name));
  return textSchema()
    .transform((text) =>
      text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    )
    .refine(
      (names) => unknownIn(names) === undefined,
      (names) => {
        const name = unknownIn(names) ?? "";
        const nearest = nearestName(name, known);
        const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
        return `names the ${noun} ${JSON.stringify(name)}, which does not exist${hint}`;
      },
    );
}
