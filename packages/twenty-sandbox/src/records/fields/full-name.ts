import { compositeParts, type FieldWriter, writeParts } from "./field-writer.ts";
import { textCell } from "./text.ts";

/** FULL_NAME. */
export const writeFullName: FieldWriter = (value, field) =>
  writeParts(field, compositeParts(value, field, "full name"), (part, subfield) =>
    textCell(part, `${field.name}.${subfield}`),
  );
