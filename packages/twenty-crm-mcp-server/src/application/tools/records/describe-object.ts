import type { FieldSchema } from "twenty-client";
import { z } from "zod";
import { defineTool } from "../define-tool.ts";
import { READS } from "../tool-hints.ts";
import { objectField } from "./fields.ts";

/** Names the fields of an object. */
export const describeObject = defineTool({
  name: "describe-object",
  title: "Describe object",
  description: "Show an object's fields, types and choices.",
  toolset: "records",
  entity: "object",
  verb: "read",
  hints: READS,
  input: z.strictObject({ object: objectField }),
  output: z.object({
    object: z.string(),
    plural: z.string(),
    label: z.string(),
    fields: z.array(z.looseObject({ name: z.string(), type: z.string() })),
  }),
  async handle({ object }, { twenty, signal }) {
    const { singular, plural, label, fields } = await twenty.schema.object(object, { signal });
    const shown = [...fields.values()].filter(isTold).map(describeField);
    const data = { object: singular, plural, label, fields: shown };
    const lines = shown.map((field) => Object.values(field).join(" | "));
    return { data, text: [`${singular} (${plural}), ${label}:`, ...lines].join("\n") };
  },
});

/** Columns of Twenty's own, which nobody writes or asks for. */
const UNTOLD: ReadonlySet<string> = new Set(["position", "searchVector", "deletedAt"]);

function isTold({ name }: FieldSchema): boolean {
  return !UNTOLD.has(name);
}

function describeField(field: FieldSchema) {
  const { name, type, label, isNullable, isUnique, isCustom, options, relation } = field;
  return {
    name,
    type,
    ...(label.toLowerCase() !== name.toLowerCase() && { label }),
    ...(options && { options: options.map(({ value }) => value).join("/") }),
    ...(relation && { relation: `${relation.kind} ${relation.targetObject}` }),
    ...(!isNullable && { required: "required" }),
    ...(isUnique && { unique: "unique" }),
    ...(isCustom && { custom: "custom" }),
  };
}
