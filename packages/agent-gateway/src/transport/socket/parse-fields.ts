/** A token (RFC 9110 §5.6.2). */
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** No control character but the tab: neither CR nor LF alone, nor NUL. */
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * Reads field lines, each ended by CRLF, between two offsets of a head. `undefined` for anything that is not
 * exactly RFC 9112 §5: a line that begins with white space, white space before the colon, no colon, no name,
 * a line end that is not CRLF, a control character.
 */
export function parseFields(head: string, from: number, to: number): string[] | undefined {
  const fields: string[] = [];
  let at = from;
  while (at < to) {
    const end = head.indexOf("\r\n", at);
    if (end === -1 || end >= to) return undefined;
    const line = head.slice(at, end);
    const colon = line.indexOf(":");
    if (colon <= 0 || FORBIDDEN.test(line)) return undefined;
    const name = line.slice(0, colon);
    if (!NAME.test(name)) return undefined;
    fields.push(name.toLowerCase(), withoutWhiteSpace(line, colon + 1));
    at = end + 2;
  }
  return fields;
}

/** The value without the spaces and tabs around it; `trim` would take more than those. */
function withoutWhiteSpace(line: string, from: number): string {
  let start = from;
  let end = line.length;
  while (start < end && isWhiteSpace(line.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
