/**
 * A key that sorts like PostgreSQL's en_US.UTF-8: letters and digits decide first, whatever their case and
 * accents; then accents, then case (lower before upper), then everything else.
 */
export function textSortKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const decomposed = text.normalize("NFD");
  const letters = decomposed.replace(NOT_LETTERS, "");
  const primary = letters.toLowerCase();
  const accents = decomposed.replace(NOT_ACCENTS, "");
  const cases = letters.replace(/./gsu, (letter) => (letter === letter.toLowerCase() ? "0" : "1"));
  const key = [primary, accents, cases, text].join(SEPARATOR);
  // Sorting a page asks for the same few texts again and again; the cap keeps memory bounded.
  if (keys.size >= MAX_CACHED_KEYS) keys.clear();
  keys.set(text, key);
  return key;
}

const NOT_LETTERS = /[^\p{L}\p{N}]/gu;
const NOT_ACCENTS = /[^\p{M}]/gu;
const SEPARATOR = "\u0001";
const MAX_CACHED_KEYS = 20_000;
const keys = new Map<string, string>();
