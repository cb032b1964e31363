import { z } from "zod";
import type { Tool } from "./define-tool.ts";
import type { ToolHints } from "./tool-hints.ts";

type JsonSchema = Record<string, unknown>;

/** What `tools/list` says about a tool. */
export interface ToolDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly annotations: ToolHints & { readonly title: string };
}

const definitions = new WeakMap<Tool, ToolDefinition>();

/**
 * A tool as clients see it, its schemas converted once per process: a stateless server is built anew
 * for each request, and converting sixty schemas costs more than answering `tools/list`.
 */
export function toolDefinition(tool: Tool): ToolDefinition {
  const known = definitions.get(tool);
  if (known !== undefined) return known;
  const definition: ToolDefinition = {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: compactJsonSchema(tool.input, "input"),
    outputSchema: compactJsonSchema(tool.output, "output"),
    annotations: { title: tool.title, ...tool.hints },
  };
  definitions.set(tool, definition);
  return definition;
}

/** JSON Schema with what models pay for and do not need taken out. */
function compactJsonSchema(schema: z.ZodObject, io: "input" | "output"): JsonSchema {
  const converted: JsonSchema = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io,
    override: ({ jsonSchema }) => foldTypes(jsonSchema),
  });
  // 2020-12 is the default dialect of MCP (SEP-1613), so naming it says nothing.
  delete converted.$schema;
  return converted;
}

/**
 * Turns a choice between types (`anyOf: [{type: X}, {type: "null"}]`) into a list of types: the same
 * meaning in half the tokens. A branch with more to say than its type may only stand first.
 */
function foldTypes(jsonSchema: JsonSchema): void {
  const branches = jsonSchema.anyOf;
  if (!Array.isArray(branches)) return;
  const [first, ...others]: readonly JsonSchema[] = branches;
  if (first === undefined || first.type === undefined || first.enum !== undefined) return;
  if (!others.every((branch) => typeof branch.type === "string" && hasOnlyType(branch))) return;
  delete jsonSchema.anyOf;
  Object.assign(jsonSchema, { ...first, ...jsonSchema });
  jsonSchema.type = [first.type, ...others.map((branch) => branch.type)].flat();
}

function hasOnlyType(jsonSchema: JsonSchema): boolean {
  return Object.keys(jsonSchema).length === 1;
}
