import { compositeParts, type FieldWriter, writeParts } from "./field-writer.ts";
import { numberCell } from "./number.ts";
import { textCell } from "./text.ts";

/** ADDRESS. */
export const writeAddress: FieldWriter = (value, field) =>
  writeParts(field, compositeParts(value, field, "address"), (part, subfield) => {
    const path = `${field.name}.${subfield}`;
    const isCoordinate = subfield === "addressLat" || subfield === "addressLng";
    return isCoordinate ? numberCell(part, path) : textCell(part, path);
  });
