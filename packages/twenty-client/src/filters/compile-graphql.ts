import type { Json } from "../json.ts";
import { likePattern } from "./like-pattern.ts";
import type { ResolvedCondition, ResolvedFilter, ResolvedValue } from "./resolved-filter.ts";

/** A filter as a GraphQL variable: every text travels as a JSON value, so that all of them can be said. */
export function compileGraphqlFilter(filter: ResolvedFilter): Json {
  switch (filter.kind) {
    case "and":
    case "or":
      return { [filter.kind]: filter.filters.map(compileGraphqlFilter) };
    case "not":
      return { not: compileGraphqlFilter(filter.filter) };
    case "condition":
      return nest(filter.condition.path, comparison(filter.condition));
  }
}

/** `name.firstName` is `{name: {firstName: …}}` to GraphQL. */
export function nest(path: readonly string[], innermost: Json): Json {
  return path.reduceRight<Json>((inner, name) => ({ [name]: inner }), innermost);
}

function comparison(condition: ResolvedCondition): Json {
  switch (condition.operator) {
    case "isNull":
      return { is: "NULL" };
    case "isNotNull":
      return { is: "NOT_NULL" };
    case "in":
    case "containsAny":
      return { [condition.operator]: condition.values.map(plain) };
    case "hasItemWith":
      return { containsIlike: likePattern("contains", condition.text) };
    case "contains":
    case "startsWith":
    case "endsWith":
      return { ilike: likePattern(condition.operator, condition.text) };
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return { [condition.operator]: plain(condition.value) };
  }
}

function plain(value: ResolvedValue): Json {
  return value.form === "text" ? value.text : value.literal;
}
