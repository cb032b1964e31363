import type { ResolvedCondition, ResolvedFilter, ResolvedValue } from "./resolved-filter.ts";

/** A filter in REST's own syntax, or why that syntax cannot say it. */
export type RestFilter =
  | { readonly isExpressible: true; readonly text: string }
  | { readonly isExpressible: false; readonly because: string };

/** REST's filter syntax has quotes but no escapes: a text passes only if it is safe in every position. */
export function compileRestFilter(filter: ResolvedFilter): RestFilter {
  switch (filter.kind) {
    case "and":
    case "or":
      return join(filter.filters.map(compileRestFilter), (parts) => {
        const [only] = parts;
        return parts.length === 1 && only ? only : `${filter.kind}(${parts.join(",")})`;
      });
    case "not":
      return join([compileRestFilter(filter.filter)], ([inner]) => `not(${inner})`);
    case "condition":
      return compileCondition(filter.condition);
  }
}

function compileCondition(condition: ResolvedCondition): RestFilter {
  const field = condition.path.join(".");
  switch (condition.operator) {
    case "isNull":
      return said(`${field}[is]:NULL`);
    case "isNotNull":
      return said(`${field}[is]:NOT_NULL`);
    case "in":
    case "containsAny":
      return join(
        condition.values.map(compileValue),
        (values) => `${field}[${condition.operator}]:[${values.join(",")}]`,
      );
    case "hasItemWith":
      return { isExpressible: false, because: "Twenty's REST filters cannot look into lists" };
    case "contains":
      return compilePattern(field, condition.text, (text) => `%${text}%`);
    case "startsWith":
      return compilePattern(field, condition.text, (text) => `${text}%`);
    case "endsWith":
      return compilePattern(field, condition.text, (text) => `%${text}`);
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return join([compileValue(condition.value)], ([value]) => {
        return `${field}[${condition.operator}]:${value}`;
      });
  }
}

// Letters, digits and the signs that passed every position of the recorded quoting table.
const safeText = /^[\p{L}\p{M}\p{N} @._+/:%[\]-]+$/u;

function compileValue(value: ResolvedValue): RestFilter {
  if (value.form === "literal") return said(String(value.literal));
  return isSafe(value.text) ? said(`"${value.text}"`) : unsaid(value.text);
}

/** A wildcard inside the text would need an escape, which REST is not known to keep. */
function compilePattern(
  field: string,
  text: string,
  pattern: (text: string) => string,
): RestFilter {
  if (!isSafe(text) || /[%_\\]/.test(text)) return unsaid(text);
  return said(`${field}[ilike]:"${pattern(text)}"`);
}

/** `"NULL"` in quotes matches records without a value too. */
function isSafe(text: string): boolean {
  return safeText.test(text) && text.trim() !== "" && !/^(?:not_)?null$/i.test(text.trim());
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
