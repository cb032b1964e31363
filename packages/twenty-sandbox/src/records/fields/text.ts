import { dataValidationFault } from "../../errors/errors.ts";
import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

/** TEXT: empty text is stored as null, unless the field is not nullable. */
export const writeText: FieldWriter = (value, field) => {
  const text = textCell(value, field.name);
  const column = field.columns[0]?.name ?? field.name;
  return { [column]: text ?? (field.definition.isNullable === false ? "" : null) };
};

/** Text for a cell; null where it is empty. */
export function textCell(value: unknown, path: string): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value !== "string") {
    throw invalidValue(
      `Invalid string value ${shown(value)} for text field "${path}"`,
      `Invalid value: "${shown(value)}"`,
    );
  }
  // PostgreSQL cannot store NUL, and Twenty reports that as a fault of its own.
  if (value.includes("\u0000")) throw dataValidationFault();
  return value;
}
