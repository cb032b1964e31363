import type { FieldNode } from "graphql";
import { encodeCursor } from "../cursor/encode-cursor.ts";
import { badRequest, invalidArguments, recordNotFound } from "../errors/errors.ts";
import { isFilterInput } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { checkOrder } from "../order/check-order.ts";
import type { OrderTerm } from "../order/order-term.ts";
import { aggregate } from "../records/aggregate.ts";
import { findAll, findPage } from "../records/find-records.ts";
import { type ApiRecord, recordFromRow } from "../records/record.ts";
import { relatedRow } from "../records/related-records.ts";
import type { Row } from "../storage/column-type.ts";
import { type Arguments, pageSize } from "./arguments.ts";
import { type SelectionContext, selectConnection, selectRecord } from "./select-record.ts";
import { fieldsOf } from "./selection.ts";

const DEFAULT_PAGE_SIZE = 200;

/** `person(filter)`. */
export function resolveFindOne(
  context: SelectionContext,
  object: ObjectModel,
  values: Arguments,
  node: FieldNode,
): ApiRecord {
  const { filter } = values;
  if (!isFilterInput(filter) || Object.keys(filter).length === 0) {
    throw badRequest("Missing filter argument");
  }
  const [row] = findAll(context.store, object, filter, { limit: 1 });
  if (row === undefined) throw recordNotFound();
  return selectRecord(context, object, row, node.selectionSet);
}

/** `people(first, after, filter, orderBy)`. */
export function resolveFindMany(
  context: SelectionContext,
  object: ObjectModel,
  values: Arguments,
  node: FieldNode,
): ApiRecord {
  const { store, fragments } = context;
  const limit = pageSize(values, DEFAULT_PAGE_SIZE);
  const cursors = readCursors(values);
  const filter = isFilterInput(values.filter) ? values.filter : {};
  const { orderBy, offset } = values;
  const orderInput = orderBy === undefined || orderBy === null ? [] : [orderBy].flat();
  const order = checkOrder(store.workspace, object, orderInput);
  const selections = fieldsOf(node.selectionSet, fragments);
  const page = findPage(store, object, {
    filter,
    order,
    limit,
    ...cursors,
    ...(typeof offset === "number" ? { offset } : {}),
  });
  const selected = selectedNodeFields(context, selections);
  const cursorOf = (row: Row): string =>
    encodeCursor(cursorRecord(context, object, row, order, selected), order);
  const pageInfo = {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: page.startRow === undefined ? null : cursorOf(page.startRow),
    endCursor: page.endRow === undefined ? null : cursorOf(page.endRow),
  };
  const names = selections.map((selection) => selection.name.value);
  return selectConnection(context, object, page.rows, node.selectionSet, {
    ...aggregate(store, object, filter, names),
    cursors: page.rows.map(cursorOf),
    pageInfo,
  });
}

/** Cursors hold a related record's value only when the query reads that relation. */
function cursorRecord(
  { store }: SelectionContext,
  object: ObjectModel,
  row: Row,
  order: readonly OrderTerm[],
  selected: ReadonlySet<string>,
): ApiRecord {
  const record = recordFromRow(object, row);
  for (const { path, relation } of order) {
    const [name = ""] = path;
    const field = object.fields.get(name);
    if (relation === undefined || field === undefined || !selected.has(name)) continue;
    const related = relatedRow(store, field, row);
    if (related) record[name] = recordFromRow(store.workspace.target(relation), related);
  }
  return record;
}

function selectedNodeFields(
  { fragments }: SelectionContext,
  selections: readonly FieldNode[],
): Set<string> {
  const inner = (nodes: readonly FieldNode[], name: string): FieldNode[] =>
    nodes
      .filter((node) => node.name.value === name)
      .flatMap((node) => fieldsOf(node.selectionSet, fragments));
  const fields = inner(inner(selections, "edges"), "node");
  return new Set(fields.map((field) => field.name.value));
}

function readCursors({ after, before }: Arguments): {
  after: string | undefined;
  before: string | undefined;
} {
  if (typeof after === "string" && typeof before === "string") {
    throw invalidArguments("Cannot provide both before and after", "ARGS_CONFLICT");
  }
  return {
    after: typeof after === "string" ? after : undefined,
    before: typeof before === "string" ? before : undefined,
  };
}
