import type { FieldLines } from "../field-lines.ts";

/** What may stand in a head: no CR, no LF, no NUL, nothing beyond one byte (RFC 9110 §5.5). */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;
const FORBIDDEN_IN_NAME = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;

/**
 * A head as text: its first line, its fields, and one line of fields that the transport adds. Nobody can
 * smuggle a line in through a value.
 * @throws {TypeError} on a character that may not stand in a head.
 */
export function headText(firstLine: string, fields: FieldLines, added: string): string {
  let text = `${firstLine}\r\n`;
  let names = "";
  let values = firstLine;
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = fields[i] ?? "";
    const value = fields[i + 1] ?? "";
    if (name === "") throw new TypeError("A field has no name.");
    names += name;
    values += value;
    text += `${name}: ${value}\r\n`;
  }
  if (FORBIDDEN_IN_NAME.test(names) || FORBIDDEN.test(values)) {
    throw new TypeError("A head holds a character that may not stand in it.");
  }
  return `${text + added}\r\n`;
}
