/** SQL's LIKE as PostgreSQL does it: `%` and `_` are wildcards, a backslash takes the next character literally. */
export function matchesLike(text: string, pattern: string, ignoreCase: boolean): boolean {
  return likeExpression(pattern, ignoreCase).test(text);
}

const MAX_CACHED_PATTERNS = 500;
const expressions = new Map<string, RegExp>();

function likeExpression(pattern: string, ignoreCase: boolean): RegExp {
  const key = (ignoreCase ? "i" : "c") + pattern;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const source = pattern.replace(/\\(.)|[\s\S]/gu, (token, escaped: string | undefined) => {
    if (escaped !== undefined) return literal(escaped);
    if (token === "%") return "[\\s\\S]*";
    if (token === "_") return "[\\s\\S]";
    return literal(token);
  });
  const expression = new RegExp(`^${source}$`, ignoreCase ? "iu" : "u");
  if (expressions.size >= MAX_CACHED_PATTERNS) expressions.clear();
  expressions.set(key, expression);
  return expression;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}
