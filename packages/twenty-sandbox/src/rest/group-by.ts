import { badRequest } from "../errors/errors.ts";
import type { SandboxResponse } from "../http/exchange.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { aggregateSql } from "../records/aggregate.ts";
import { type Group, groupRecords } from "../records/group-by.ts";
import { readFilter, singleParameter } from "./list-parameters.ts";
import type { WriteRequest } from "./write-records.ts";

const GROUP_BY_REFUSAL = `Invalid group_by query parameter - should be a valid array of objects - ex: [{"firstField": true}, {"secondField": {"subField": true}}, {"dateField": {"granularity": 'DAY'}}]`;
const AGGREGATE_REFUSAL =
  'Invalid aggregate query parameter - should be a valid array of string - ex: ["countNotEmptyId", "countEmptyField"]';
/** PostgreSQL prints averages with at least eight places. */
const AVERAGE_PLACES = 8;

/** `GET /rest/{objects}/groupBy`: a bare list, with numbers as text. */
export function restGroupBy({ store, object, query }: WriteRequest): SandboxResponse {
  const dimensions = jsonList(singleParameter(query, "group_by"), GROUP_BY_REFUSAL);
  const aggregateText = singleParameter(query, "aggregate");
  const names =
    aggregateText === undefined ? [] : jsonList(aggregateText, AGGREGATE_REFUSAL).map(String);
  checkAggregates(object, names);
  const limit = Number(singleParameter(query, "limit") ?? Number.NaN);
  const groups = groupRecords(store, object, {
    dimensions,
    filter: readFilter(query, object) ?? {},
    names,
    order: jsonList(singleParameter(query, "order_by") ?? "[]", "Invalid order_by query parameter"),
    ...(Number.isNaN(limit) ? {} : { limit }),
  });
  return { status: 200, body: groups.map((group) => printed(group, names)) };
}

function printed({ values, aggregates }: Group, names: readonly string[]) {
  const entries = names.map((name): [string, unknown] => {
    const value = aggregates[name] ?? null;
    if (typeof value !== "number") return [name, value];
    return [name, name.startsWith("avg") ? value.toFixed(AVERAGE_PLACES) : String(value)];
  });
  return { ...Object.fromEntries(entries), groupByDimensionValues: values };
}

function checkAggregates(object: ObjectModel, names: readonly string[]): void {
  const unknown = names.filter((name) => aggregateSql(object, name) === undefined);
  if (unknown.length === 0) return;
  throw badRequest(`Unknown aggregate field(s): ${unknown.join(", ")}`);
}

function jsonList(text: string | undefined, refusal: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (Array.isArray(value)) return value;
  } catch {
    // No JSON and no list are refused alike.
  }
  throw badRequest(refusal);
}
