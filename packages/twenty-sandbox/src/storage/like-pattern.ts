/** A piece of a pattern: any text, any character, or this character. */
type Piece =
  | { readonly kind: "text" | "character" }
  | { readonly kind: "literal"; readonly character: string };

/** SQL's LIKE as PostgreSQL does it: `%` and `_` are wildcards, a backslash takes the next character literally. */
export function matchesLike(text: string, pattern: string, ignoreCase: boolean): boolean {
  const folded = ignoreCase ? text.toLowerCase() : text;
  return matchesPieces(Array.from(folded), piecesOf(ignoreCase ? pattern.toLowerCase() : pattern));
}

const MAX_CACHED_PATTERNS = 500;
const cache = new Map<string, readonly Piece[]>();

function piecesOf(pattern: string): readonly Piece[] {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  const pieces = [...pattern.matchAll(/\\([\s\S])|[\s\S]/gu)].map(([token, escaped]): Piece => {
    if (escaped !== undefined) return { kind: "literal", character: escaped };
    if (token === "%") return { kind: "text" };
    return token === "_" ? { kind: "character" } : { kind: "literal", character: token };
  });
  if (cache.size >= MAX_CACHED_PATTERNS) cache.clear();
  cache.set(pattern, pieces);
  return pieces;
}

/** Goes back to the last `%` alone, so that no pattern takes longer than text times pattern. */
function matchesPieces(text: readonly string[], pieces: readonly Piece[]): boolean {
  let at = 0;
  let next = 0;
  let resume: { at: number; next: number } | undefined;
  while (at < text.length) {
    const piece = pieces[next];
    if (piece?.kind === "text") {
      next += 1;
      resume = { at, next };
    } else if (
      piece?.kind === "character" ||
      (piece?.kind === "literal" && piece.character === text[at])
    ) {
      at += 1;
      next += 1;
    } else if (resume !== undefined) {
      resume = { at: resume.at + 1, next: resume.next };
      ({ at, next } = resume);
    } else return false;
  }
  return pieces.slice(next).every((piece) => piece.kind === "text");
}
