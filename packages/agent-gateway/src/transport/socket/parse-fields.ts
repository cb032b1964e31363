import { fieldName } from "./field-name.ts";

/** What may not stand in the value of a field (RFC 9110 §5.5): control characters other than the tab, half a line end among them. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * Reads field lines, each ended by CRLF, between two offsets of a head. `undefined` for anything that is not exactly
 * RFC 9112 §5: a line that begins with white space, white space before the colon, no colon, no name, half a line end,
 * a control character.
 */
export function parseFields(head: string, from: number, to: number): string[] | undefined {
  const fields: string[] = [];
  let at = from;
  while (at < to) {
    const end = head.indexOf("\r\n", at);
    const colon = head.indexOf(":", at);
    if (colon === -1 || colon > end) return undefined;
    const name = fieldName(head.slice(at, colon));
    if (name === undefined) return undefined;
    const value = withoutWhiteSpace(head, colon + 1, end);
    if (FORBIDDEN.test(value)) return undefined;
    fields.push(name, value);
    at = end + 2;
  }
  return fields;
}

/** The text between two offsets without the spaces and tabs around it; `trim` would take more than those. */
function withoutWhiteSpace(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
