/**
 * Characters that change how a line reads without being read: C0 and C1 controls, line separators,
 * and the bidirectional overrides of "Trojan Source" (CVE-2021-42574).
 */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

const PLAIN = /^[ -~]*$/;

/** CRM text as one visible line of at most `maxLength` characters, for messages and table cells. */
export function oneLine(text: string, maxLength = 200): string {
  // Most cells of most tables are short and plain: they cost no more than looking.
  const line = (PLAIN.test(text) ? text : text.replace(INVISIBLE, " ")).trim();
  if (line.length <= maxLength) return line;
  const characters = Array.from(line);
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join("")}…`;
}

/** CRM text in quotation marks, so that where it begins and ends cannot be mistaken. */
export function quoted(text: string, maxLength = 60): string {
  return `"${oneLine(text, maxLength).replaceAll('"', "'")}"`;
}

/** Cuts a message to a number of UTF-8 bytes without splitting a character. */
export function withinBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let bytes = Buffer.byteLength("…");
  let kept = "";
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return `${kept}…`;
}
