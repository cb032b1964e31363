/** A token (RFC 9110 §5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Names that were seen, in lower case: the same few come with every message. */
const known = new Map<string, string>();
/** Others are looked at each time, so that nobody fills the memory with names. */
const MAX_KNOWN = 512;
const MAX_KNOWN_LENGTH = 64;

/** The name of a field in lower case; `undefined` when it cannot be one. */
export function fieldName(text: string): string | undefined {
  const name = known.get(text);
  if (name !== undefined) return name;
  if (!TOKEN.test(text)) return undefined;
  const made = text.toLowerCase();
  if (known.size < MAX_KNOWN && text.length <= MAX_KNOWN_LENGTH) known.set(text, made);
  return made;
}
