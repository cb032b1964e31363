import { optionRank } from "../filters/compile-filter.ts";
import { identifier } from "../storage/identifier.ts";
import type { Direction, OrderTerm } from "./order-term.ts";

/** The ORDER BY list; walking backwards turns every term round, as reading the last page needs. */
export function compileOrder(
  terms: readonly OrderTerm[],
  alias: string,
  backwards: boolean,
): string {
  return terms
    .map((term) => `${sortExpression(term, alias)} ${sqlDirection(term.direction, backwards)}`)
    .join(", ");
}

function sortExpression({ column, relation }: OrderTerm, alias: string): string {
  if (relation === undefined) return comparable(column, `${alias}.${identifier(column.name)}`);
  const value = comparable(column, `r.${identifier(column.name)}`);
  const target = identifier(relation.target);
  const own = `${alias}.${identifier(relation.joinColumn)}`;
  return `(SELECT ${value} FROM ${target} r WHERE r."id" = ${own} AND r."deletedAt" IS NULL)`;
}

function comparable(column: OrderTerm["column"], name: string): string {
  if (column.type === "TEXT") return `text_key(${name})`;
  return column.options.length > 0 && column.type !== "MULTI_SELECT"
    ? optionRank(column, name)
    : name;
}

function sqlDirection(direction: Direction, backwards: boolean): string {
  const ascending = direction.startsWith("Asc") !== backwards;
  const nullsFirst = direction.endsWith("First") !== backwards;
  return `${ascending ? "ASC" : "DESC"} NULLS ${nullsFirst ? "FIRST" : "LAST"}`;
}
