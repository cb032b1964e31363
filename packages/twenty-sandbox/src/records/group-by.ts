import { invalidArguments, queryRefused } from "../errors/errors.ts";
import type { FilterInput } from "../filters/filter-input.ts";
import type { ColumnModel, ObjectModel } from "../metadata/model.ts";
import { identifier } from "../storage/identifier.ts";
import { aggregateSql } from "./aggregate.ts";
import { whereSql } from "./find-records.ts";
import type { ApiRecord } from "./record.ts";
import type { Store } from "./store.ts";

const DEFAULT_GROUPS = 50;

/** strftime patterns that print the first day of a period; quarters and weeks are computed. */
const GRANULARITIES: Readonly<Record<string, (name: string) => string>> = {
  DAY: (name) => `date(${name})`,
  WEEK: (name) => `date(${name}, '-6 days', 'weekday 1')`,
  MONTH: (name) => `strftime('%Y-%m-01', ${name})`,
  QUARTER: (name) =>
    `strftime('%Y-', ${name}) || printf('%02d-01', (CAST(strftime('%m', ${name}) AS INTEGER) - 1) / 3 * 3 + 1)`,
  YEAR: (name) => `strftime('%Y-01-01', ${name})`,
};

/** One group: the values it stands for, and its aggregates by name. */
export interface Group {
  readonly values: readonly unknown[];
  readonly aggregates: ApiRecord;
}

/** Groups records by up to two dimensions such as `{ stage: true }` or `{ closeDate: { granularity, timeZone } }`. */
export function groupRecords(
  store: Store,
  object: ObjectModel,
  dimensions: readonly unknown[],
  filter: FilterInput,
  names: readonly string[],
  limit = DEFAULT_GROUPS,
): Group[] {
  const columns = dimensions.map((dimension) => dimensionSql(object, dimension));
  const aggregates = names.flatMap((name) => {
    const sql = aggregateSql(object, name);
    return sql === undefined ? [] : [`${sql} AS ${identifier(name)}`];
  });
  const keys = columns.map((sql, index) => `${sql} AS "group${index}"`);
  const where = whereSql(store, object, filter, false);
  const rows = store.database.all(
    `SELECT ${[...keys, ...aggregates].join(", ")} FROM ${identifier(object.nameSingular)} t` +
      ` WHERE ${where.sql} GROUP BY ${columns.map((_, index) => index + 1).join(", ")} LIMIT ?`,
    [...where.parameters, limit],
  );
  return rows.map((row) => ({
    values: columns.map((_, index) => row[`group${index}`] ?? null),
    aggregates: row,
  }));
}

function dimensionSql(object: ObjectModel, dimension: unknown): string {
  const [entry] = Object.entries(asObject(dimension));
  if (entry === undefined) {
    throw invalidArguments("Missing groupBy argument", "INVALID_QUERY_INPUT");
  }
  const [key, value] = entry;
  const column = dimensionColumn(object, key, value);
  const name = `t.${identifier(column.name)}`;
  if (column.type !== "DATE" && column.type !== "DATE_TIME") return name;
  const { granularity, timeZone } = asObject(value);
  if (typeof timeZone !== "string" && column.type === "DATE_TIME") {
    throw queryRefused(
      "Time zone should be specified for a group by date on Day",
      "INVALID_QUERY_INPUT",
    );
  }
  const period = typeof granularity === "string" ? granularity : "DAY";
  const bucket = GRANULARITIES[period];
  if (bucket === undefined) {
    throw invalidArguments(`Unsupported date granularity ${period}`, "INVALID_QUERY_INPUT");
  }
  return bucket(name);
}

function dimensionColumn(object: ObjectModel, key: string, value: unknown): ColumnModel {
  const parts = object.fields.get(key)?.columns ?? object.joinAttributes.get(key)?.columns ?? [];
  const [subfield] = Object.keys(asObject(value));
  const column =
    parts.find((part) => part.subfield !== undefined && part.subfield === subfield) ??
    parts.find((part) => part.subfield === undefined);
  if (column === undefined) {
    throw invalidArguments(`Field "${key}" cannot be grouped by`, "INVALID_QUERY_INPUT");
  }
  return column;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
