import type { FieldSchema, ObjectSchema } from "twenty-client";
import { z } from "zod";

/** The types whose values are plain; composites and relations are left to `update-records`. */
const PLAIN_TYPES: Readonly<Record<string, () => z.ZodType>> = {
  TEXT: () => z.string(),
  NUMBER: () => z.number(),
  NUMERIC: () => z.union([z.string(), z.number()]),
  BOOLEAN: () => z.boolean(),
  DATE: () => z.string().describe("YYYY-MM-DD"),
  DATE_TIME: () => z.string().describe("ISO 8601"),
  SELECT: () => z.string(),
  RATING: () => z.string(),
  MULTI_SELECT: () => z.array(z.string()),
  ARRAY: () => z.array(z.string()),
};

/** More would cost a model more than the rest of the tool. */
const MAX_FIELDS = 30;
const MAX_OPTIONS_TOLD = 12;

/** A field of the workspace's own, and the argument by which the tools of its object take and show it. */
export interface CustomField {
  readonly argument: string;
  readonly field: FieldSchema;
}

/** The workspace's own fields of an object that its core tools can carry. */
export function customFieldsOf(
  schema: ObjectSchema,
  taken: ReadonlySet<string>,
): readonly CustomField[] {
  return [...schema.fields.values()]
    .filter(
      ({ isCustom, isSystem, type }) => isCustom && !isSystem && Object.hasOwn(PLAIN_TYPES, type),
    )
    .slice(0, MAX_FIELDS)
    .map((field) => ({
      argument: taken.has(field.name) ? `${field.name}Field` : field.name,
      field,
    }));
}

/** How a custom field is taken: as its type, and in what words the workspace calls it. */
export function customArgument({ argument, field }: CustomField): z.ZodType {
  const plain = PLAIN_TYPES[field.type]?.() ?? z.string();
  const words = [
    ...(field.label.replaceAll(/\W/g, "").toLowerCase() === argument.toLowerCase()
      ? []
      : [field.label]),
    ...(field.options === undefined
      ? []
      : [
          field.options
            .slice(0, MAX_OPTIONS_TOLD)
            .map(({ value }) => value)
            .join("/"),
        ]),
  ];
  return words.length === 0 ? plain : plain.describe(words.join(": "));
}
