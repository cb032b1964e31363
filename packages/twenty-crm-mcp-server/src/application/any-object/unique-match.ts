import type { DynamicInput, DynamicRecord, FieldSchema, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** The part of a composite that Twenty keeps unique. */
const UNIQUE_PARTS: Readonly<Record<string, string>> = {
  EMAILS: "primaryEmail",
  LINKS: "primaryLinkUrl",
  PHONES: "primaryPhoneNumber",
};

/**
 * The record, deleted or not, that has the same unique value as these values; undefined when there is none.
 * @throws ToolFault when the values have no unique field to go by.
 */
export async function uniqueMatch(
  input: DynamicInput,
  schema: ObjectSchema,
  { twenty, signal }: ToolCall,
): Promise<DynamicRecord | undefined> {
  const unique = [...schema.fields.values()].filter(
    ({ isUnique, name }) => isUnique && name !== "id",
  );
  for (const field of unique) {
    const value = uniqueValue(field, input[field.name]);
    if (value === undefined) continue;
    const part = UNIQUE_PARTS[field.type];
    const { records } = await twenty.object(schema.singular).list({
      filter: {
        field: part === undefined ? field.name : `${field.name}.${part}`,
        operator: "eq",
        value,
      },
      fields: [schema.labelField, "deletedAt"],
      includeDeleted: true,
      limit: 1,
      signal,
    });
    return records[0];
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

function uniqueValue({ type }: FieldSchema, value: unknown): string | undefined {
  const main =
    typeof value === "object" && value !== null && "primary" in value ? value.primary : value;
  if (typeof main !== "string" || main === "") return undefined;
  return type === "EMAILS" ? main.toLowerCase() : main;
}
