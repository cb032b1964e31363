import { constraintViolated } from "../../errors/errors.ts";
import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";

/** SELECT and RATING: one of the options, written exactly. */
export const writeSelect: FieldWriter = (value, field) => {
  if (value === null) return { [field.name]: null };
  const values = (field.definition.options ?? []).map((option) => option.value);
  if (typeof value !== "string" || !values.includes(value)) {
    throw invalidValue(
      `Invalid value ${JSON.stringify(value)} for field "${field.name}". Valid values are: ${values.join(", ")}`,
      `Invalid value for field "${field.name}"`,
    );
  }
  return { [field.name]: value };
};

/** MULTI_SELECT: a list of options, or one option alone; an empty list is stored as null. */
export const writeMultiSelect: FieldWriter = (value, field) => {
  if (value === null) return { [field.name]: null };
  const options = field.definition.options ?? [];
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((item) => options.some((option) => option.value === item))) {
    throw invalidValue(
      `Invalid value ${shown(value)} for multi select field "${field.name}"`,
      `Invalid value for multi-select: "${shown(value)}"`,
    );
  }
  return { [field.name]: list.length === 0 ? null : JSON.stringify(list) };
};

/** What PostgreSQL says when a required column gets null. */
export function nullViolation(column: string, objectName: string): Error {
  return constraintViolated(
    `null value in column "${column}" of relation "${objectName}" violates not-null constraint`,
  );
}
