import type { Cell } from "../../storage/column-type.ts";
import {
  compositeParts,
  type FieldWriter,
  invalidValue,
  shown,
  writeParts,
} from "./field-writer.ts";
import { textCell } from "./text.ts";

const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+$/;

/** EMAILS: stored in lower case. */
export const writeEmails: FieldWriter = (value, field) =>
  writeParts(field, compositeParts(value, field, "emails"), (part, subfield) => {
    const path = `${field.name}.${subfield}`;
    return subfield === "primaryEmail" ? emailCell(part, path) : emailList(part, path);
  });

function emailCell(value: unknown, path: string): string | null {
  const text = textCell(value, path);
  if (text === null) return null;
  if (!EMAIL.test(text)) {
    throw invalidValue(
      `Invalid string value ${shown(value)} for email field "${path}"`,
      `Invalid value: "${shown(value)}"`,
    );
  }
  return text.toLowerCase();
}

function emailList(value: unknown, path: string): Cell {
  if (value === null) return null;
  const list = Array.isArray(value) ? value : [value];
  const emails = list.map((item) => emailCell(item, path)).filter((item) => item !== null);
  return emails.length === 0 ? null : JSON.stringify(emails);
}
