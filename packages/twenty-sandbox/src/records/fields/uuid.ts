import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/** UUID. */
export const writeUuid: FieldWriter = (value, field) => ({
  [field.name]: uuidCell(value, field.name),
});

/** A UUID for a cell, in lower case as PostgreSQL prints it. */
export function uuidCell(value: unknown, path: string): string | null {
  if (value === null || value === undefined) return null;
  if (isUuid(value)) return value.toLowerCase();
  throw invalidValue(
    `Invalid UUID value ${shown(value)} for field "${path}"`,
    `Invalid value for UUID: "${shown(value)}"`,
  );
}
