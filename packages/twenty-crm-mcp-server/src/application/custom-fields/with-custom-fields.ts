import type { ObjectSchema } from "twenty-client";
import { z } from "zod";
import { optionValue } from "../any-object/option-value.ts";
import type { Tool } from "../tools/define-tool.ts";
import { type CustomField, customArgument, customFieldsOf } from "./custom-fields.ts";

const WRITING_VERBS: ReadonlySet<string> = new Set(["create", "update"]);
const SHOWING_VERBS: ReadonlySet<string> = new Set(["create", "update", "read"]);

/** The core tools of an object with the workspace's own fields among their arguments and results. */
export function withCustomFields(tool: Tool, schema: ObjectSchema): Tool {
  if (tool.toolset !== "core" || !SHOWING_VERBS.has(tool.verb)) return tool;
  const taken = new Set([...Object.keys(tool.input.shape), ...Object.keys(tool.output.shape)]);
  const fields = customFieldsOf(schema, taken);
  if (fields.length === 0) return tool;
  const isWriting = WRITING_VERBS.has(tool.verb);
  return {
    ...tool,
    input: isWriting ? tool.input.extend(argumentsOf(fields, tool.verb)) : tool.input,
    output: tool.output.extend(resultsOf(fields)),
    handle(input, call) {
      const { own, custom } = split(input, fields);
      return tool.handle(own, { ...call, custom: { fields, values: custom } });
    },
  };
}

function argumentsOf(fields: readonly CustomField[], verb: string): Record<string, z.ZodType> {
  return Object.fromEntries(
    fields.map((field) => {
      const taken = customArgument(field);
      // Null clears what is there; a new record has nothing to clear.
      return [field.argument, verb === "update" ? taken.nullish() : taken.optional()];
    }),
  );
}

function resultsOf(fields: readonly CustomField[]): Record<string, z.ZodType> {
  return Object.fromEntries(fields.map(({ argument }) => [argument, z.json().optional()]));
}

/** The tool's own arguments, and those of custom fields by the names that Twenty has for them. */
function split(
  input: Readonly<Record<string, unknown>>,
  fields: readonly CustomField[],
): {
  readonly own: Record<string, unknown>;
  readonly custom: Readonly<Record<string, unknown>>;
} {
  const own = { ...input };
  const custom: Record<string, unknown> = {};
  for (const { argument, field } of fields) {
    if (input[argument] !== undefined) custom[field.name] = optionValue(field, input[argument]);
    delete own[argument];
  }
  return { own, custom };
}
