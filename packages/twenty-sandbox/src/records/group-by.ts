import { badRequest } from "../errors/errors.ts";
import type { FilterInput } from "../filters/filter-input.ts";
import type { ColumnModel, FieldModel, ObjectModel } from "../metadata/model.ts";
import { type Direction, isDirection } from "../order/order-term.ts";
import { identifier } from "../storage/identifier.ts";
import { aggregateSql } from "./aggregate.ts";
import { whereSql } from "./find-records.ts";
import type { ApiRecord } from "./record.ts";
import type { Store } from "./store.ts";

const DEFAULT_GROUPS = 50;

/** SQL for the first day of a period. */
const GRANULARITIES: Readonly<Record<string, (name: string) => string>> = {
  DAY: (name) => `date(${name})`,
  WEEK: (name) => `date(${name}, '-6 days', 'weekday 1')`,
  MONTH: (name) => `strftime('%Y-%m-01', ${name})`,
  QUARTER: (name) =>
    `strftime('%Y-', ${name}) || printf('%02d-01', (CAST(strftime('%m', ${name}) AS INTEGER) - 1) / 3 * 3 + 1)`,
  YEAR: (name) => `strftime('%Y-01-01', ${name})`,
};

/** What to group, by what, and what to say of each group. */
export interface GroupRequest {
  /** `{ stage: true }`, `{ company: { name: true } }`, `{ closeDate: { granularity, timeZone } }`. */
  readonly dimensions: readonly unknown[];
  readonly filter: FilterInput;
  /** Names of aggregates. */
  readonly names: readonly string[];
  /** `{ aggregate: { totalCount: "DescNullsLast" } }` or a dimension with a direction. */
  readonly order?: readonly unknown[];
  readonly limit?: number;
}

/** One group: the values it stands for, and its aggregates by name. */
export interface Group {
  readonly values: readonly unknown[];
  readonly aggregates: ApiRecord;
}

/** Groups records and computes aggregates of each group. */
export function groupRecords(store: Store, object: ObjectModel, request: GroupRequest): Group[] {
  const { dimensions, filter, names, order = [], limit = DEFAULT_GROUPS } = request;
  const columns = dimensions.map((dimension) => dimensionSql(store, object, dimension));
  const aggregates = names.flatMap((name) => {
    const sql = aggregateSql(object, name);
    return sql === undefined ? [] : [`${sql} AS ${identifier(name)}`];
  });
  const keys = columns.map((sql, index) => `${sql} AS "group${index}"`);
  const where = whereSql(store, object, filter, false);
  const ordered = order.flatMap((item) => orderSql(object, dimensions, item));
  const rows = store.database.all(
    `SELECT ${[...keys, ...aggregates].join(", ")} FROM ${identifier(object.nameSingular)} t` +
      ` WHERE ${where.sql} GROUP BY ${columns.map((_, index) => index + 1).join(", ")}` +
      (ordered.length === 0 ? "" : ` ORDER BY ${ordered.join(", ")}`) +
      " LIMIT ?",
    [...where.parameters, limit],
  );
  return rows.map((row) => ({
    values: columns.map((_, index) => row[`group${index}`] ?? null),
    aggregates: row,
  }));
}

function dimensionSql(store: Store, object: ObjectModel, dimension: unknown): string {
  const [entry] = Object.entries(asObject(dimension));
  if (entry === undefined) throw badRequest("Missing groupBy argument");
  const [key, value] = entry;
  const field = object.fields.get(key) ?? object.joinAttributes.get(key);
  if (field === undefined) throw badRequest(`Unidentified field in groupBy: ${key}`);
  if (field.relation !== undefined && field.name === key) return relatedSql(store, field, value);
  return columnSql(`t`, field, value);
}

function relatedSql(store: Store, { name, relation }: FieldModel, value: unknown): string {
  const [entry] = Object.entries(asObject(value));
  if (relation?.kind !== "MANY_TO_ONE" || entry === undefined) {
    throw badRequest(`Unidentified field in groupBy: ${name}`);
  }
  const target = store.workspace.target(relation);
  const field = target.fields.get(entry[0]);
  if (field === undefined) throw badRequest(`Unidentified field in groupBy: ${entry[0]}`);
  const own = `t.${identifier(relation.joinColumn)}`;
  return `(SELECT ${columnSql("r", field, entry[1])} FROM ${identifier(target.nameSingular)} r WHERE r."id" = ${own} AND r."deletedAt" IS NULL)`;
}

function columnSql(alias: string, field: FieldModel, value: unknown): string {
  const column = partOf(field, value);
  const name = `${alias}.${identifier(column.name)}`;
  if (column.type !== "DATE" && column.type !== "DATE_TIME") return name;
  const { granularity, timeZone } = asObject(value);
  const period = typeof granularity === "string" ? granularity : "DAY";
  if (typeof timeZone !== "string" && column.type === "DATE_TIME") {
    throw badRequest(
      "Time zone should be specified for a group by date on Day, Week, Month, Quarter or Year",
    );
  }
  const bucket = GRANULARITIES[period];
  if (bucket === undefined) throw badRequest(`Unsupported date granularity ${period}`);
  return bucket(name);
}

function partOf(field: FieldModel, value: unknown): ColumnModel {
  const [subfield] = Object.keys(asObject(value));
  const column =
    field.columns.find((part) => part.subfield !== undefined && part.subfield === subfield) ??
    field.columns.find((part) => part.subfield === undefined);
  if (column === undefined) throw badRequest(`Unidentified field in groupBy: ${field.name}`);
  return column;
}

function orderSql(object: ObjectModel, dimensions: readonly unknown[], item: unknown): string[] {
  return Object.entries(asObject(item)).flatMap(([key, value]) => {
    if (key === "aggregate") {
      return Object.entries(asObject(value)).flatMap(([name, direction]) => {
        const sql = aggregateSql(object, name);
        return sql === undefined || !isDirection(direction) ? [] : [sorted(sql, direction)];
      });
    }
    const index = dimensions.findIndex((dimension) => key in asObject(dimension));
    return index === -1 || !isDirection(value) ? [] : [sorted(`"group${index}"`, value)];
  });
}

function sorted(sql: string, direction: Direction): string {
  const ascending = direction.startsWith("Asc") ? "ASC" : "DESC";
  return `${sql} ${ascending} NULLS ${direction.endsWith("First") ? "FIRST" : "LAST"}`;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
