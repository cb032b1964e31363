import type { FilterInput } from "../filters/filter-input.ts";
import type { ColumnModel, ObjectModel } from "../metadata/model.ts";
import { identifier } from "../storage/identifier.ts";
import { whereSql } from "./find-records.ts";
import type { ApiRecord } from "./record.ts";
import type { Store } from "./store.ts";

const FUNCTIONS: Readonly<Record<string, (name: string) => string>> = {
  countUniqueValues: (name) => `count(DISTINCT ${name})`,
  countEmpty: (name) => `count(*) - count(${name})`,
  countNotEmpty: (name) => `count(${name})`,
  countTrue: (name) => `count(*) FILTER (WHERE ${name} = 1)`,
  countFalse: (name) => `count(*) FILTER (WHERE ${name} = 0)`,
  percentageEmpty: (name) => `(count(*) - count(${name})) * 1.0 / nullif(count(*), 0)`,
  percentageNotEmpty: (name) => `count(${name}) * 1.0 / nullif(count(*), 0)`,
  min: (name) => `min(${name})`,
  max: (name) => `max(${name})`,
  avg: (name) => `avg(${name})`,
  sum: (name) => `sum(${name})`,
};

/** Computes the aggregates among the given names: `totalCount`, `sumAmountAmountMicros`, `countNotEmptyStage`. */
export function aggregate(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  names: readonly string[],
): ApiRecord {
  const known = names.flatMap((name) => {
    const sql = aggregateSql(object, name);
    return sql === undefined ? [] : [`${sql} AS ${identifier(name)}`];
  });
  if (known.length === 0) return {};
  const where = whereSql(store, object, filter, false);
  const table = identifier(object.nameSingular);
  return (
    store.database.get(
      `SELECT ${known.join(", ")} FROM ${table} t WHERE ${where.sql}`,
      where.parameters,
    ) ?? {}
  );
}

/** The SQL of one aggregate on the table that goes by `t`, if the name is one. */
export function aggregateSql(object: ObjectModel, name: string): string | undefined {
  if (name === "totalCount") return "count(*)";
  for (const [operation, sql] of Object.entries(FUNCTIONS)) {
    if (!name.startsWith(operation)) continue;
    const column = findColumn(object, name.slice(operation.length));
    if (column !== undefined) return sql(`t.${identifier(column.name)}`);
  }
  return undefined;
}

function findColumn(object: ObjectModel, capitalised: string): ColumnModel | undefined {
  const name = capitalised.charAt(0).toLowerCase() + capitalised.slice(1);
  return object.columns.find((column) => column.name === name) ?? firstPart(object, name);
}

/** A composite named without a part counts by its first one. */
function firstPart(object: ObjectModel, name: string): ColumnModel | undefined {
  return object.fields.get(name)?.columns[0];
}
