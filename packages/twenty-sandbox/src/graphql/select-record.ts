import type { FieldNode, SelectionSetNode } from "graphql";
import { encodeCursor } from "../cursor/encode-cursor.ts";
import { queryRefused } from "../errors/errors.ts";
import { shownRecord } from "../files/shown-record.ts";
import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import { checkOrder } from "../order/check-order.ts";
import { type ApiRecord, recordFromRow } from "../records/record.ts";
import { relatedRow, relatedRows } from "../records/related-records.ts";
import type { Store } from "../records/store.ts";
import type { Row } from "../storage/column-type.ts";
import { type Fragments, fieldsOf } from "./selection.ts";

/** What is needed to answer a selection. */
export interface SelectionContext {
  readonly store: Store;
  readonly fragments: Fragments;
  /** How many to-many relations have been entered; Twenty allows one. */
  readonly toManyDepth: number;
}

/**
 * Picks the selected fields of a record. As in Twenty's direct execution, unknown fields and composites
 * without a selection are null, and aliases are dropped.
 */
export function selectRecord(
  context: SelectionContext,
  object: ObjectModel,
  row: Row,
  selectionSet: SelectionSetNode | undefined,
): ApiRecord {
  const record = shownRecord(context.store, object, row);
  const selected: ApiRecord = {};
  for (const node of fieldsOf(selectionSet, context.fragments)) {
    const name = node.name.value;
    selected[name] = fieldValue(context, object, row, record, node);
  }
  return selected;
}

function fieldValue(
  context: SelectionContext,
  object: ObjectModel,
  row: Row,
  record: ApiRecord,
  node: FieldNode,
): unknown {
  const name = node.name.value;
  if (name === "__typename") return typeName(object);
  const field = object.fields.get(name);
  if (field?.relation !== undefined) return relationValue(context, field, row, node);
  if (field?.type === "FILES") return filesValue(context, record[name], node);
  const isComposite = field?.columns[0]?.subfield !== undefined;
  if (!isComposite) return record[name] ?? null;
  return compositeValue(context, record[name] as ApiRecord, node);
}

function filesValue({ fragments }: SelectionContext, value: unknown, node: FieldNode): unknown {
  if (!Array.isArray(value) || node.selectionSet === undefined) return null;
  const parts = fieldsOf(node.selectionSet, fragments).map((part) => part.name.value);
  return (value as ApiRecord[]).map((file) =>
    Object.fromEntries(parts.map((part) => [part, file[part] ?? null])),
  );
}

function compositeValue(
  { fragments }: SelectionContext,
  value: ApiRecord,
  node: FieldNode,
): ApiRecord | null {
  if (node.selectionSet === undefined) return null;
  const parts = fieldsOf(node.selectionSet, fragments).map((part) => part.name.value);
  return Object.fromEntries(parts.map((part) => [part, value[part] ?? null]));
}

function relationValue(
  context: SelectionContext,
  field: FieldModel,
  row: Row,
  node: FieldNode,
): unknown {
  const { store } = context;
  const { relation } = field;
  if (relation === undefined || node.selectionSet === undefined) return null;
  if (relation.kind === "MANY_TO_ONE") {
    const related = relatedRow(store, field, row);
    return related === undefined
      ? null
      : selectRecord(context, store.workspace.target(relation), related, node.selectionSet);
  }
  const inner = { ...context, toManyDepth: context.toManyDepth + 1 };
  const { target, rows } = relatedRows(store, field, row);
  return nestedConnection(inner, target, rows, node.selectionSet);
}

/** A nested list: `first` is ignored, and the total counts only the rows that fit. */
function nestedConnection(
  context: SelectionContext,
  target: ObjectModel,
  rows: readonly Row[],
  selectionSet: SelectionSetNode,
): ApiRecord {
  const order = checkOrder(context.store.workspace, target, []);
  const cursors = rows.map((row) => encodeCursor(recordFromRow(target, row), order));
  return selectConnection(context, target, rows, selectionSet, {
    totalCount: rows.length,
    cursors,
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  });
}

/** What surrounds the records of a connection; numbers beyond these are aggregates. */
export interface ConnectionFacts extends ApiRecord {
  readonly cursors: readonly string[];
  readonly pageInfo: ApiRecord;
}

/** Picks the selected parts of a connection. */
export function selectConnection(
  context: SelectionContext,
  object: ObjectModel,
  rows: readonly Row[],
  selectionSet: SelectionSetNode | undefined,
  { cursors, pageInfo, ...aggregates }: ConnectionFacts,
): ApiRecord {
  const selected: ApiRecord = {};
  for (const node of fieldsOf(selectionSet, context.fragments)) {
    const name = node.name.value;
    const inner = fieldsOf(node.selectionSet, context.fragments);
    if (name === "edges") {
      selected[name] = rows.map((row, index) =>
        selectEdge(context, object, row, cursors[index] ?? null, inner),
      );
    } else if (name === "pageInfo") {
      selected[name] = Object.fromEntries(
        inner.map((part) => [part.name.value, pageInfo[part.name.value] ?? null]),
      );
    } else if (name === "__typename") selected[name] = `${typeName(object)}Connection`;
    else selected[name] = aggregates[name] ?? null;
  }
  return selected;
}

function selectEdge(
  context: SelectionContext,
  object: ObjectModel,
  row: Row,
  cursor: string | null,
  nodes: readonly FieldNode[],
): ApiRecord {
  const edge: ApiRecord = {};
  for (const node of nodes) {
    const name = node.name.value;
    if (name === "cursor") edge[name] = cursor;
    else if (name === "__typename") edge[name] = `${typeName(object)}Edge`;
    else if (name === "node") {
      edge[name] = selectRecord(context, object, row, node.selectionSet);
    } else edge[name] = null;
  }
  return edge;
}

/** Refuses, before anything is read, a to-many relation inside another and relations to what may not be read. */
export function checkSelection(
  { store, fragments }: Pick<SelectionContext, "store" | "fragments">,
  object: ObjectModel,
  selectionSet: SelectionSetNode | undefined,
  isInsideToMany: boolean,
): void {
  for (const node of fieldsOf(selectionSet, fragments)) {
    const name = node.name.value;
    if (name === "edges" || name === "node") {
      checkSelection({ store, fragments }, object, node.selectionSet, isInsideToMany);
      continue;
    }
    const relation = object.fields.get(name)?.relation;
    if (relation === undefined) continue;
    const isToMany = relation.kind === "ONE_TO_MANY";
    if (isToMany && isInsideToMany) {
      throw queryRefused(
        "Query complexity is too high. One-to-Many relation cannot be nested in another One-to-Many relation.",
        "TOO_COMPLEX_QUERY",
      );
    }
    const target = store.workspace.target(relation);
    store.access.demand(target, "read");
    checkSelection({ store, fragments }, target, node.selectionSet, isInsideToMany || isToMany);
  }
}

function typeName({ nameSingular }: ObjectModel): string {
  return nameSingular.charAt(0).toUpperCase() + nameSingular.slice(1);
}
