import type { ResolvedCondition } from "./resolved-filter.ts";

type TextOperator = Extract<ResolvedCondition, { text: string }>["operator"];

/** An ILIKE pattern that takes the text literally: its own wildcards are escaped. */
export function likePattern(operator: TextOperator, text: string): string {
  const literal = text.replace(/[\\%_]/g, "\\$&");
  return `${operator === "startsWith" ? "" : "%"}${literal}${operator === "endsWith" ? "" : "%"}`;
}
