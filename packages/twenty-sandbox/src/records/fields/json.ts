import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

/** RAW_JSON: any JSON; text is read as JSON when it is JSON. */
export const writeJson: FieldWriter = (value, field) => ({
  [field.name]: value === null ? null : jsonCell(value),
});

/** ARRAY: a list of texts; an empty list is stored as null. */
export const writeArray: FieldWriter = (value, field) => {
  if (value === null) return { [field.name]: null };
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === "string")) {
    throw invalidValue(
      `Invalid value ${shown(value)} for array field "${field.name}"`,
      `Invalid value for array: "${shown(value)}"`,
    );
  }
  return { [field.name]: list.length === 0 ? null : JSON.stringify(list) };
};

function jsonCell(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return JSON.stringify(value);
  }
}
