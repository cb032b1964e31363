import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

/** NUMBER: numbers only; digits in quotes are refused. */
export const writeNumber: FieldWriter = (value, field) => ({
  [field.name]: numberCell(value, field.name),
});

/** A number for a cell. */
export function numberCell(value: unknown, path: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "number" || Number.isNaN(value)) {
    throw invalidValue(
      `Invalid number value ${shown(value)} for field "${path}"`,
      `Invalid value for number: "${shown(value)}"`,
    );
  }
  return value;
}
