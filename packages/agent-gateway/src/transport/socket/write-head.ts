import type { FieldLines } from "../field-lines.ts";
import { fieldName } from "./field-name.ts";

/** What may not stand within a line of a head (RFC 9110 §5.5): control characters, and what is more than one byte. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * A head as text: its first line, its fields, and lines that the transport adds. Nobody can smuggle a line in
 * through a value.
 * @throws {TypeError} on a character that may not stand in a head.
 */
export function headText(firstLine: string, fields: FieldLines, added: string): string {
  if (FORBIDDEN.test(firstLine)) throw new TypeError("The first line of a head is no line.");
  let text = `${firstLine}\r\n`;
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = fields[i] ?? "";
    const value = fields[i + 1] ?? "";
    if (fieldName(name) === undefined || FORBIDDEN.test(value)) {
      throw new TypeError("A field of a head is no field.");
    }
    text += `${name}: ${value}\r\n`;
  }
  return `${text}${added}\r\n`;
}
