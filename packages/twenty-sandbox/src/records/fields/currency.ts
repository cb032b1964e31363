import { compositeParts, type FieldWriter, writeParts } from "./field-writer.ts";
import { numberCell } from "./number.ts";
import { textCell } from "./text.ts";

/** CURRENCY: micros may come as text; a fraction of a micro is cut off, and any currency code is taken. */
export const writeCurrency: FieldWriter = (value, field) =>
  writeParts(field, compositeParts(value, field, "currency"), (part, subfield) => {
    const path = `${field.name}.${subfield}`;
    if (subfield === "currencyCode") return textCell(part, path);
    const micros = typeof part === "string" ? Number(part) : part;
    const cell = numberCell(micros, path);
    return cell === null ? null : Math.trunc(cell);
  });
