import type { FieldSchema, ObjectSchema } from "twenty-client";
import { z } from "zod";
import { compositeType } from "./composite-type.ts";
import { plainType } from "./plain-type.ts";

/** More would cost a model more than the rest of the tool. */
const MAX_TOLD = 30;
const MAX_OPTIONS_TOLD = 12;

/** A field of the workspace's own, and the argument by which the tools of its object take and show it. */
export interface CustomField {
  readonly argument: string;
  readonly field: FieldSchema;
}

/** The workspace's own fields of an object that its core tools can carry. */
export interface CustomFields {
  readonly all: readonly CustomField[];
  /** Those that the tools' schemas name; the others are taken and shown all the same. */
  readonly told: readonly CustomField[];
  readonly untold: readonly CustomField[];
}

/** The workspace's own fields; one whose name a tool has for something else gets another argument. */
export function customFieldsOf(schema: ObjectSchema, taken: ReadonlySet<string>): CustomFields {
  const all = [...schema.fields.values()]
    .filter((field) => field.isCustom && !field.isSystem && isCarried(field))
    .map((field) => ({
      argument: taken.has(field.name) ? `${field.name}Field` : field.name,
      field,
    }));
  return { all, told: all.slice(0, MAX_TOLD), untold: all.slice(MAX_TOLD) };
}

/** Relations are left to `update-records`, as is what nobody types, such as files. */
function isCarried(field: FieldSchema): boolean {
  return plainType(field) !== undefined || compositeType(field) !== undefined;
}

/** How a custom field is taken: as its type, and in what words the workspace calls it. */
export function customArgument({ argument, field }: CustomField): z.ZodType {
  const taken = plainType(field)?.taken(field) ?? compositeType(field)?.taken;
  if (taken === undefined) throw new Error(`${field.name} is carried by no tool`);
  const words = [
    ...(isCalled(argument, field.label) ? [] : [field.label]),
    ...(field.options === undefined ? [] : [toldOptions(field.options)]),
    ...(taken.description === undefined ? [] : [taken.description]),
  ];
  return words.length === 0 ? taken : taken.describe(words.join(": "));
}

/** How custom fields are promised: by their types, and never surely, since empty ones are left out. */
export function customResults(fields: readonly CustomField[]): Record<string, z.ZodType> {
  return Object.fromEntries(
    fields.map(({ argument, field }) => [
      argument,
      (plainType(field)?.shown ?? compositeType(field)?.shown ?? z.unknown()).optional(),
    ]),
  );
}

function isCalled(argument: string, label: string): boolean {
  return label.replaceAll(/\W/g, "").toLowerCase() === argument.toLowerCase();
}

function toldOptions(options: NonNullable<FieldSchema["options"]>): string {
  const values = options.map(({ value }) => value);
  const rest = values.length - MAX_OPTIONS_TOLD;
  return `${values.slice(0, MAX_OPTIONS_TOLD).join("/")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
