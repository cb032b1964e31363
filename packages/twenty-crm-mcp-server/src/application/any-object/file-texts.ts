import type { DynamicRecord, DynamicValue, FileReference, ObjectSchema } from "twenty-client";
import { withoutTokens } from "../../domain/without-tokens.ts";

/** The object whose files have tools of their own. */
const ATTACHMENT = "attachment";

/**
 * What stands for a file: its address opens it to whoever reads it, for a day, so that an attachment says
 * what read-attachment takes, and another record what the file is called.
 */
export function fileText(
  name: string,
  value: DynamicValue,
  { id }: Pick<DynamicRecord, "id">,
  { singular, fields }: Pick<ObjectSchema, "singular" | "fields">,
): DynamicValue {
  const isPath = singular === ATTACHMENT && name === "fullPath";
  if (fields.get(name)?.type !== "FILES" && !isPath) return value;
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  if (isEmpty || value === undefined) return value;
  if (singular === ATTACHMENT) return `read-attachment ${id}`;
  return (value as readonly FileReference[]).map(({ label }) => label);
}

/** A record as JSON, without addresses that open files. */
export function recordJson(record: DynamicRecord, schema: ObjectSchema, more: object = {}): string {
  const told = Object.entries(record).map(([name, value]) => [
    name,
    fileText(name, value, record, schema),
  ]);
  return JSON.stringify({ ...Object.fromEntries(told), ...more }, plainly);
}

/** Micros of an amount are bigints, which JSON does not know. */
function plainly(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return typeof value === "string" ? withoutTokens(value) : value;
}
