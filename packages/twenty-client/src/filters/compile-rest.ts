import type { ResolvedCondition, ResolvedFilter, ResolvedValue } from "./resolved-filter.ts";

/** A filter in REST's own syntax, or why that syntax cannot say it. */
export type RestFilter =
  | { readonly isExpressible: true; readonly text: string }
  | { readonly isExpressible: false; readonly because: string };

/** Where a text stands: what is safe in quotes depends on what is around them. */
type Position = "alone" | "beside others" | "in a list";

/**
 * REST's filter syntax has quotes but no escapes: a text passes only if it is known to be safe in its
 * position, as tried on a real server, sign by sign.
 */
export function compileRestFilter(filter: ResolvedFilter): RestFilter {
  return compile(filter, "alone");
}

function compile(filter: ResolvedFilter, position: Position): RestFilter {
  switch (filter.kind) {
    case "and":
    case "or": {
      const inner = filter.filters.length === 1 ? position : "beside others";
      return join(
        filter.filters.map((part) => compile(part, inner)),
        (parts) => {
          const [only] = parts;
          return parts.length === 1 && only ? only : `${filter.kind}(${parts.join(",")})`;
        },
      );
    }
    case "not":
      return join([compile(filter.filter, "beside others")], ([inner]) => `not(${inner})`);
    case "condition":
      return compileCondition(filter.condition, position);
  }
}

function compileCondition(condition: ResolvedCondition, position: Position): RestFilter {
  const field = condition.path.join(".");
  switch (condition.operator) {
    case "isNull":
      return said(`${field}[is]:NULL`);
    case "isNotNull":
      return said(`${field}[is]:NOT_NULL`);
    case "in":
    case "containsAny":
      return join(
        condition.values.map((value) => compileValue(value, "in a list")),
        (values) => `${field}[${condition.operator}]:[${values.join(",")}]`,
      );
    case "hasItemWith":
      return { isExpressible: false, because: "Twenty's REST filters cannot look into lists" };
    case "contains":
      return compilePattern(field, condition.text, position, (text) => `%${text}%`);
    case "startsWith":
      return compilePattern(field, condition.text, position, (text) => `${text}%`);
    case "endsWith":
      return compilePattern(field, condition.text, position, (text) => `%${text}`);
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return join([compileValue(condition.value, position)], ([value]) => {
        return `${field}[${condition.operator}]:${value}`;
      });
  }
}

function compileValue(value: ResolvedValue, position: Position): RestFilter {
  if (value.form === "literal") return said(String(value.literal));
  return isSafe(value.text, position) ? said(`"${value.text}"`) : unsaid(value.text);
}

/** A wildcard inside the text would need an escape, which REST is not known to keep. */
function compilePattern(
  field: string,
  text: string,
  position: Position,
  pattern: (text: string) => string,
): RestFilter {
  if (!isSafe(text, position) || /[%_\\]/.test(text)) return unsaid(text);
  return said(`${field}[ilike]:"${pattern(text)}"`);
}

function isSafe(text: string, position: Position): boolean {
  if (text.trim() === "" || /[[\p{C}\p{Zl}\p{Zp}]--[\p{Cf}\p{Co}]]/v.test(text)) return false;
  if (text.includes("\\") || !hasBalancedParentheses(text)) return false;
  // In quotes these match records without a value too.
  if (/^(?:not_)?null$/i.test(text.trim())) return false;
  if (position === "in a list" && text.includes(",")) return false;
  if (text.includes('"')) return false;
  // An apostrophe hides what follows it from the parser, which does no harm where nothing follows.
  return !text.includes("'") || (position === "alone" && !/[,()]/.test(text));
}

/** The parser counts parentheses, inside quotes too. */
function hasBalancedParentheses(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === "(") open += 1;
    if (sign === ")") open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

function join(parts: readonly RestFilter[], combine: (texts: string[]) => string): RestFilter {
  const texts: string[] = [];
  for (const part of parts) {
    if (!part.isExpressible) return part;
    texts.push(part.text);
  }
  return said(combine(texts));
}

function said(text: string): RestFilter {
  return { isExpressible: true, text };
}

function unsaid(text: string): RestFilter {
  return {
    isExpressible: false,
    because: `Twenty's REST filters cannot say the text ${JSON.stringify(text.slice(0, 60))}`,
  };
}
