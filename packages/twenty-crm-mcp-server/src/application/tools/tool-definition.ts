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
    inputSchema: portableJsonSchema(tool.input, "input"),
    outputSchema: portableJsonSchema(tool.output, "output"),
    annotations: { title: tool.title, ...tool.hints },
  };
  definitions.set(tool, definition);
  return definition;
}

/** JSON Schema as clients of every provider read it. */
function portableJsonSchema(schema: z.ZodObject, io: "input" | "output"): JsonSchema {
  const converted: JsonSchema = z.toJSONSchema(schema, { target: "draft-2020-12", io });
  // 2020-12 is the default dialect of MCP (SEP-1613), so naming it says nothing and costs tokens.
  delete converted.$schema;
  return portable(converted);
}

/**
 * Writes a choice between types as `anyOf` with one plain type a branch: lists of types and nested
 * choices are legal too, but clients that translate schemas for Gemini refuse or drop them.
 */
function portable(schema: JsonSchema): JsonSchema {
  const mapped = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, portableValue(value)]),
  );
  withoutEmptyPromises(mapped);
  const { type, anyOf, description, default: fallback, ...constraints } = mapped;
  const branches: readonly JsonSchema[] | undefined = Array.isArray(type)
    ? branchesOf(type, constraints)
    : (anyOf as readonly JsonSchema[] | undefined);
  if (branches === undefined) return mapped;
  const said = description ?? branches.find((branch) => branch.description)?.description;
  return {
    ...(said !== undefined && { description: said }),
    ...(fallback !== undefined && { default: fallback }),
    anyOf: branches.flatMap((branch) => branch.anyOf ?? [withoutDescription(branch)]),
  };
}

/** An object of any shape is one without a word about its shape. */
function withoutEmptyPromises(schema: JsonSchema): void {
  for (const key of ["properties", "additionalProperties"]) {
    const said = schema[key];
    if (typeof said === "object" && said !== null && Object.keys(said).length === 0) {
      delete schema[key];
    }
  }
}

function withoutDescription(branch: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(branch).filter(([key]) => key !== "description"));
}

function portableValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(portableValue);
  return typeof value === "object" && value !== null ? portable({ ...value }) : value;
}

/** One branch a type; what else is said belongs to the type that can bear it, never to null. */
function branchesOf(types: readonly unknown[], constraints: JsonSchema): readonly JsonSchema[] {
  return types.map((type) => (type === "null" ? { type } : { type, ...constraints }));
}
