import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

/** BOOLEAN. */
export const writeBoolean: FieldWriter = (value, field) => {
  if (value === null) return { [field.name]: null };
  if (typeof value !== "boolean") {
    throw invalidValue(
      `Invalid boolean value ${shown(value)} for field "${field.name}"`,
      `Invalid value for boolean: "${shown(value)}"`,
    );
  }
  return { [field.name]: Number(value) };
};
