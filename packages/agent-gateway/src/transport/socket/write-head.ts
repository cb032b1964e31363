import type { FieldLines } from "../field-lines.ts";
import { fieldName } from "./field-name.ts";

/** What may not stand in a line of a head (RFC 9110 §5.5): control characters, and what is more than one byte. */
const FORBIDDEN = /[^\t\r\n\x20-\x7e\x80-\xff]/;

/**
 * A head as text: its first line, its fields, and lines that the transport adds. Nobody can smuggle a line in
 * through a value.
 * @throws {TypeError} on a character that may not stand in a head.
 */
export function headText(firstLine: string, fields: FieldLines, added: string): string {
  if (hasLineEnd(firstLine)) throw new TypeError("The first line of a head holds a line end.");
  let text = `${firstLine}\r\n`;
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = fields[i] ?? "";
    const value = fields[i + 1] ?? "";
    if (fieldName(name) === undefined || hasLineEnd(value)) {
      throw new TypeError("A field of a head is no field.");
    }
    text += `${name}: ${value}\r\n`;
  }
  text += `${added}\r\n`;
  if (FORBIDDEN.test(text)) {
    throw new TypeError("A head holds a character that may not stand in it.");
  }
  return text;
}

function hasLineEnd(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}
