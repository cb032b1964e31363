import type { FieldSchema, ObjectSchema } from "twenty-client";
import { z } from "zod";
import { readValue } from "../any-object/read-values.ts";
import type { Tool } from "../tools/define-tool.ts";
import { describeIssues } from "../tools/describe-issues.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { compositeType } from "./composite-type.ts";
import type { CustomCall } from "./custom-call.ts";
import {
  type CustomField,
  type CustomFields,
  customArgument,
  customFieldsOf,
  customResults,
} from "./custom-fields.ts";
import { withCustomColumns } from "./with-custom-columns.ts";

/** The core tools of an object with the workspace's own fields among their arguments and results. */
export function withCustomFields(tool: Tool, schema: ObjectSchema): Tool {
  if (tool.toolset !== "core") return tool;
  switch (tool.verb) {
    case "create":
    case "update":
    case "read":
      return withFields(tool, schema);
    case "list":
      return withCustomColumns(tool, schema);
    default:
      return tool;
  }
}

function withFields(tool: Tool, schema: ObjectSchema): Tool {
  const taken = new Set([...Object.keys(tool.input.shape), ...Object.keys(tool.output.shape)]);
  const fields = customFieldsOf(schema, taken);
  if (fields.all.length === 0) return tool;
  const isWriting = tool.verb !== "read";
  const hasUntold = fields.untold.length > 0;
  const input = tool.input.extend(isWriting ? argumentsOf(fields.told, tool.verb) : {});
  const output = tool.output.extend(customResults(fields.told));
  return {
    ...tool,
    description: isWriting ? describedWith(tool, fields) : tool.description,
    // Fields past the told ones are read by the handler, and their names are not the schema's.
    input: isWriting && hasUntold ? input.catchall(z.unknown()) : input,
    output: hasUntold ? output.catchall(z.unknown()) : output,
    handle(input, call) {
      const { own, given } = split(input, tool, fields);
      return tool.handle(own, { ...call, custom: callOf(fields, given) });
    },
  };
}

function callOf(fields: CustomFields, given: Readonly<Record<string, unknown>>): CustomCall {
  const named = fields.all.filter(({ argument }) => given[argument] !== undefined);
  return {
    shown: fields.all,
    given,
    values: Object.fromEntries(
      named.map(({ argument, field }) => [field.name, readArgument(argument, field, given)]),
    ),
    wanted: [],
  };
}

/** Amounts, names and lists as people write them become the parts that Twenty has. */
function readArgument(
  argument: string,
  field: FieldSchema,
  given: Readonly<Record<string, unknown>>,
): unknown {
  const value = given[argument];
  return compositeType(field) === undefined
    ? value
    : readValue({ ...field, name: argument }, value);
}

function describedWith({ description }: Tool, { untold }: CustomFields): string {
  if (untold.length === 0) return description;
  return `${description} Takes ${untold.length} more fields: describe-object names them.`;
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

/**
 * The tool's own arguments, and those of custom fields.
 * @throws ToolFault for a name that is neither, and for a value that an untold field does not take.
 */
function split(
  input: Readonly<Record<string, unknown>>,
  tool: Tool,
  fields: CustomFields,
): {
  readonly own: Record<string, unknown>;
  readonly given: Readonly<Record<string, unknown>>;
} {
  const told = new Set(fields.told.map(({ argument }) => argument));
  const own: Record<string, unknown> = {};
  const given: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (Object.hasOwn(tool.input.shape, name)) own[name] = value;
    else if (told.has(name)) given[name] = value;
    else rest[name] = value;
  }
  const names = [...Object.keys(tool.input.shape), ...fields.all.map(({ argument }) => argument)];
  return { own, given: { ...given, ...untoldValues(rest, fields, tool.verb, names) } };
}

function untoldValues(
  rest: Readonly<Record<string, unknown>>,
  { untold }: CustomFields,
  verb: string,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  if (Object.keys(rest).length === 0) return {};
  const result = z.strictObject(argumentsOf(untold, verb)).safeParse(rest);
  if (result.success) return result.data;
  throw new ToolFault({
    reason: describeIssues(result.error.issues, rest, names),
    wayOut: "Nothing was done.",
  });
}
