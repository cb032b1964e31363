import type { DynamicInput, DynamicRecord, FieldSchema, ObjectSchema } from "twenty-client";
import { ToolFault } from "../tools/tool-fault.ts";

/** A value by which Twenty tells whether a record exists already. */
export interface UniqueKey {
  readonly field: string;
  /** The part of a composite that Twenty keeps unique, such as `emails.primaryEmail`. */
  readonly path: string;
  readonly value: string;
}

const UNIQUE_PARTS: Readonly<Record<string, string>> = {
  EMAILS: "primaryEmail",
  LINKS: "primaryLinkUrl",
  PHONES: "primaryPhoneNumber",
};

/**
 * The first unique value among these values; the id where it is given.
 * @throws ToolFault when there is none.
 */
export function uniqueKey(input: DynamicInput, schema: ObjectSchema): UniqueKey {
  if (typeof input.id === "string") return { field: "id", path: "id", value: input.id };
  const unique = uniqueFields(schema);
  for (const field of unique) {
    const value = uniqueValue(field, input[field.name]);
    if (value === undefined) continue;
    const part = UNIQUE_PARTS[field.type];
    const path = part === undefined ? field.name : `${field.name}.${part}`;
    return { field: field.name, path, value };
  }
  const names = unique.map(({ name }) => name);
  throw new ToolFault({
    field: names[0] ?? "records",
    reason:
      names.length === 0
        ? `${schema.singular} has no unique field to find it by`
        : `gives none of the unique fields ${names.join(", ")}`,
    wayOut: "Use create-records, or update-records with ids.",
  });
}

/** The value that a record has where a key looks. */
export function keyValue(
  record: DynamicRecord,
  { field }: UniqueKey,
  schema: ObjectSchema,
): string | undefined {
  if (field === "id") return record.id;
  const unique = schema.fields.get(field);
  return unique && uniqueValue(unique, record[field]);
}

function uniqueFields({ fields }: ObjectSchema): readonly FieldSchema[] {
  return [...fields.values()].filter(({ isUnique, name }) => isUnique && name !== "id");
}

/** Addresses are kept in lower case, links and phones have their text in a part of their own. */
function uniqueValue({ type }: FieldSchema, value: unknown): string | undefined {
  const main = isObject(value) && "primary" in value ? value.primary : value;
  const text = isObject(main) ? (main.url ?? main.number) : main;
  if (typeof text !== "string" || text === "") return undefined;
  return type === "EMAILS" ? text.toLowerCase() : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
