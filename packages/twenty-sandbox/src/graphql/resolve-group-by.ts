import type { FieldNode } from "graphql";
import { isFilterInput } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { groupRecords } from "../records/group-by.ts";
import type { Arguments } from "./arguments.ts";
import type { SelectionContext } from "./select-record.ts";
import { fieldsOf } from "./selection.ts";

/** `opportunitiesGroupBy(groupBy, filter, limit)`. */
export function resolveGroupBy(
  { store, fragments }: SelectionContext,
  object: ObjectModel,
  values: Arguments,
  node: FieldNode,
): unknown {
  const names = fieldsOf(node.selectionSet, fragments).map((field) => field.name.value);
  const { groupBy, filter, limit, orderBy } = values;
  const dimensions = Array.isArray(groupBy) ? groupBy : [groupBy];
  const groups = groupRecords(store, object, {
    dimensions,
    filter: isFilterInput(filter) ? filter : {},
    names,
    order: orderBy === undefined || orderBy === null ? [] : [orderBy].flat(),
    ...(typeof limit === "number" ? { limit } : {}),
  });
  return groups.map(({ values: groupByDimensionValues, aggregates }) => {
    const group: Readonly<Record<string, unknown>> = { ...aggregates, groupByDimensionValues };
    return Object.fromEntries(names.map((name) => [name, group[name] ?? null]));
  });
}
