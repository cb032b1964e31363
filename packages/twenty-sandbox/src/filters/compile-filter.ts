import type { ColumnModel } from "../metadata/model.ts";
import { type Cell, isJsonColumn } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import type { FilterNode } from "./filter-node.ts";

/** A piece of SQL with its parameters. */
export interface SqlFragment {
  readonly sql: string;
  readonly parameters: readonly Cell[];
}

type Condition = Extract<FilterNode, { kind: "condition" }>;

/** Compiles a checked filter into a condition on the table that goes by `alias`. */
export function compileFilter(node: FilterNode, alias: string): SqlFragment {
  switch (node.kind) {
    case "and":
    case "or":
      return join(
        node.nodes.map((inner) => compileFilter(inner, alias)),
        node.kind,
      );
    case "not": {
      const inner = compileFilter(node.node, alias);
      return { sql: `NOT (${inner.sql})`, parameters: inner.parameters };
    }
    case "relation": {
      const inner = compileFilter(node.node, "r");
      const target = identifier(node.relation.target);
      const own = `${alias}.${identifier(node.relation.joinColumn)}`;
      return {
        sql: `EXISTS (SELECT 1 FROM ${target} r WHERE r."id" = ${own} AND r."deletedAt" IS NULL AND (${inner.sql}))`,
        parameters: inner.parameters,
      };
    }
    case "condition":
      return compileCondition(node, `${alias}.${identifier(node.column.name)}`);
  }
}

function join(fragments: readonly SqlFragment[], kind: "and" | "or"): SqlFragment {
  if (fragments.length === 0) return { sql: "1", parameters: [] };
  return {
    sql: fragments.map(({ sql }) => `(${sql})`).join(kind === "and" ? " AND " : " OR "),
    parameters: fragments.flatMap(({ parameters }) => parameters),
  };
}

function compileCondition({ column, operator, value }: Condition, name: string): SqlFragment {
  const values = Array.isArray(value) ? value : [value];
  const single = (values[0] ?? null) as Cell;
  switch (operator) {
    case "eq":
      return equality(column, name, single);
    case "neq":
      return inequality(column, name, single);
    case "gt":
      return comparison(column, name, ">", single);
    case "gte":
      return comparison(column, name, ">=", single);
    case "lt":
      return comparison(column, name, "<", single);
    case "lte":
      return comparison(column, name, "<=", single);
    case "in":
      return {
        sql: `${name} IN (${values.map(() => "?").join(", ")})`,
        parameters: values as readonly Cell[],
      };
    case "is":
      return { sql: `${name} IS ${value === "NULL" ? "" : "NOT "}NULL`, parameters: [] };
    case "isEmptyArray":
      return { sql: `${name} IS NULL`, parameters: [] };
    case "like":
      return { sql: `like_match(${textOf(column, name)}, ?)`, parameters: [single] };
    case "ilike":
      return { sql: `ilike_match(${textOf(column, name)}, ?)`, parameters: [single] };
    case "startsWith":
      return { sql: `substr(${name}, 1, length(?)) = ?`, parameters: [single, single] };
    case "endsWith":
      return { sql: `substr(${name}, -length(?)) = ?`, parameters: [single, single] };
    case "containsIlike":
      return {
        sql: `EXISTS (SELECT 1 FROM json_each(${name}) WHERE ilike_match(json_each.value, ?))`,
        parameters: [single],
      };
    case "containsAny":
      return containsAny(column, name, values as readonly Cell[]);
  }
}

/** Texts are stored as null when empty, so asking for "" (or, in Twenty, for NULL) finds them too. */
function equality(column: ColumnModel, name: string, value: Cell): SqlFragment {
  const sql = `${name} = ?`;
  return column.type === "TEXT" && (value === "" || value === "NULL")
    ? { sql: `(${sql} OR ${name} IS NULL)`, parameters: [value] }
    : { sql, parameters: [value] };
}

function inequality(column: ColumnModel, name: string, value: Cell): SqlFragment {
  return column.type === "TEXT" && (value === "" || value === "NULL")
    ? { sql: `(${name} <> ? AND ${name} IS NOT NULL)`, parameters: [value] }
    : { sql: `${name} <> ?`, parameters: [value] };
}

function comparison(column: ColumnModel, name: string, operator: string, value: Cell): SqlFragment {
  if (column.type === "TEXT" || column.type === "RICH_TEXT") {
    return { sql: `text_key(${name}) ${operator} text_key(?)`, parameters: [value] };
  }
  if (column.options.length > 0 && column.type !== "MULTI_SELECT") {
    return {
      sql: `${optionRank(column, name)} ${operator} ?`,
      parameters: [rankOf(column, value)],
    };
  }
  return { sql: `${name} ${operator} ?`, parameters: [value] };
}

/** PostgreSQL's enums sort in the order of their declaration. */
export function optionRank(column: ColumnModel, name: string): string {
  const cases = column.options.map(
    (option, index) => `WHEN '${option.value.replaceAll("'", "''")}' THEN ${index}`,
  );
  return `CASE ${name} ${cases.join(" ")} END`;
}

function rankOf(column: ColumnModel, value: Cell): number | null {
  const index = column.options.findIndex((option) => option.value === value);
  return index === -1 ? null : index;
}

function textOf(column: ColumnModel, name: string): string {
  // PostgreSQL prints jsonb with a space after each comma; the sandbox stores it without.
  return isJsonColumn(column) ? `replace(${name}, '","', '", "')` : name;
}

function containsAny(column: ColumnModel, name: string, values: readonly Cell[]): SqlFragment {
  const marks = values.map(() => "?").join(", ");
  if (!isJsonColumn(column)) return { sql: `${name} IN (${marks})`, parameters: values };
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(${name}) WHERE json_each.value IN (${marks}))`,
    parameters: values,
  };
}
