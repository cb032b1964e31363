import { compositeParts, type FieldWriter, writeParts } from "./field-writer.ts";
import { textCell } from "./text.ts";
import { uuidCell } from "./uuid.ts";

/** ACTOR: metadata calls it read-only, the API takes it all the same. */
export const writeActor: FieldWriter = (value, field) =>
  writeParts(field, compositeParts(value, field, "actor"), (part, subfield) => {
    const path = `${field.name}.${subfield}`;
    if (subfield === "workspaceMemberId") return uuidCell(part, path);
    if (subfield === "context") return part === null ? null : JSON.stringify(part);
    return textCell(part, path);
  });
