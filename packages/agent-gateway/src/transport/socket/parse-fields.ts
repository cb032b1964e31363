import { fieldName } from "./field-name.ts";

/** A control character other than the tab, or half of a line end. */
const FORBIDDEN = /[^\t\r\n\x20-\x7e\x80-\xff]|\r(?!\n)|(?<!\r)\n/;

/** Whether a head holds nothing but what may stand in one, in lines that end with CRLF (RFC 9110 §5.5, RFC 9112 §2.2). */
export function isCleanHead(head: string): boolean {
  return !FORBIDDEN.test(head);
}

/**
 * Reads field lines, each ended by CRLF, between two offsets of a clean head. `undefined` for anything that is not
 * exactly RFC 9112 §5: a line that begins with white space, white space before the colon, no colon, no name.
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
    fields.push(name, withoutWhiteSpace(head, colon + 1, end));
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
