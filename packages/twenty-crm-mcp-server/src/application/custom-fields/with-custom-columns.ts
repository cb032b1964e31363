import type { ObjectSchema } from "twenty-client";
import { z } from "zod";
import type { Tool } from "../tools/define-tool.ts";
import { columnsField } from "../tools/input-fields.ts";
import type { CustomCall } from "./custom-call.ts";
import {
  type CustomField,
  customArgument,
  customFieldsOf,
  customResults,
} from "./custom-fields.ts";
import { plainType } from "./plain-type.ts";

/** The columns that a call of any list tool asks for. */
const listedFields = z.looseObject({ fields: z.array(z.string()).optional() });

/** A list tool that takes the workspace's own fields as columns, and is narrowed by their values. */
export function withCustomColumns(tool: Tool, schema: ObjectSchema): Tool {
  const { records } = tool.output.shape;
  if (!(records instanceof z.ZodArray) || !(records.element instanceof z.ZodObject)) return tool;
  const row = records.element;
  const columns = Object.keys(row.shape).filter((name) => name !== "id");
  const taken = new Set([...Object.keys(tool.input.shape), ...Object.keys(row.shape)]);
  const { all, told, untold } = customFieldsOf(schema, taken);
  if (all.length === 0) return tool;
  const narrowing = told.filter(
    ({ argument, field }) => argument === field.name && plainType(field) !== undefined,
  );
  const names = [...columns, ...all.map(({ argument }) => argument)];
  const rows = row.extend(customResults(told));
  return {
    ...tool,
    input: tool.input.extend({
      ...Object.fromEntries(
        narrowing.map((field) => [field.argument, customArgument(field).optional()]),
      ),
      fields: columnsField(names).optional(),
    }),
    output: tool.output.extend({
      records: z.array(untold.length > 0 ? rows.catchall(z.unknown()) : rows),
    }),
    handle(input, call) {
      const asked = listedFields.parse(input).fields;
      const own = Object.fromEntries(
        Object.entries(input).filter(([name]) => Object.hasOwn(tool.input.shape, name)),
      );
      const custom = callOf(
        input,
        narrowing,
        all.filter(({ argument }) => asked?.includes(argument)),
      );
      const ownColumns = asked?.filter((name) => columns.includes(name));
      return tool.handle(
        { ...own, ...(ownColumns && { fields: ownColumns }) },
        { ...call, custom },
      );
    },
  };
}

/** The caller's values of the workspace's own fields, and those of their columns that it asks for. */
function callOf(
  input: Readonly<Record<string, unknown>>,
  narrowing: readonly CustomField[],
  shown: readonly CustomField[],
): CustomCall {
  const wanted = narrowing
    .map(({ argument, field }) => ({ field, value: input[argument] }))
    .filter(({ value }) => value !== undefined);
  return { shown, given: {}, values: {}, wanted };
}
