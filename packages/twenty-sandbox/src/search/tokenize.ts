const TOKEN =
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)+|\+?\p{N}+|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** PostgreSQL takes tags, and a script with its content, for no words at all. */
const MARKUP = /<script[\s\S]*?<\/script>|<\/?[a-z][^>]*>/g;

/** Splits text into lower-case words; e-mail addresses and compound words count whole and by their parts. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const [match] of fold(text).replace(MARKUP, " ").matchAll(TOKEN)) {
    tokens.push(match);
    if (match.includes("@")) tokens.push(match.slice(match.indexOf("@") + 1));
    else if (match.includes("-")) tokens.push(...match.split("-").filter((part) => part !== ""));
  }
  return tokens;
}

/** Lower case without accents, as Twenty's search compares. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most text is plain, and taking it apart costs more than looking.
  return /[^ -~\s]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
}
