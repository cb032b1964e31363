import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Cell, Row } from "../storage/column-type.ts";
import { defaultCells } from "./default-cells.ts";
import type { Cells } from "./fields/field-writer.ts";
import { type ApiRecord, recordFromRow } from "./record.ts";
import { relatedRow } from "./related-records.ts";
import type { Store } from "./store.ts";
import { storeRow } from "./write-row.ts";

/** What a timeline tells. */
export type TimelineEvent = "created" | "updated" | "deleted" | "restored";

const TIMELINE_OBJECT = "timelineActivity";
const SYSTEM = { source: "MANUAL", name: "System" };
/** Joins of notes and tasks to records, each with the relation that is joined. */
const JOINS: Readonly<Record<string, string>> = { noteTarget: "note", taskTarget: "task" };
/** Fields whose change is no news. */
const SILENT = new Set([
  "id",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "position",
  "searchVector",
  "createdBy",
  "updatedBy",
]);

/** Adds an event to the timeline of a record that has one; Twenty's worker does so shortly after its answer. */
export function addToTimeline(
  store: Store,
  object: ObjectModel,
  event: TimelineEvent,
  row: Row,
  before?: Row,
): void {
  const target = timelineField(store, object);
  if (target !== undefined) {
    const diff = before === undefined ? undefined : difference(object, before, row);
    if (diff !== undefined && Object.keys(diff).length === 0) return;
    insertActivity(store, `${object.nameSingular}.${event}`, {
      [`${target.name}Id`]: row.id ?? null,
      properties: JSON.stringify(diff === undefined ? {} : { diff }),
    });
  }
  if (event === "created") addLinked(store, object, row);
}

/** A note or task that is joined to a record appears on the record's timeline. */
function addLinked(store: Store, object: ObjectModel, row: Row): void {
  const joined = object.fields.get(JOINS[object.nameSingular] ?? "");
  const linked = joined === undefined ? undefined : relatedRow(store, joined, row);
  if (joined?.relation === undefined || linked === undefined) return;
  const linkedObject = store.workspace.target(joined.relation);
  for (const field of object.fields.values()) {
    const id = row[`${field.name}Id`] ?? null;
    if (field === joined || field.relation?.kind !== "MANY_TO_ONE" || id === null) continue;
    const target = timelineField(store, store.workspace.target(field.relation));
    if (target === undefined) continue;
    insertActivity(store, `linked-${joined.name}.created`, {
      [`${target.name}Id`]: id,
      properties: "{}",
      linkedRecordId: linked.id ?? null,
      linkedRecordCachedName: linked.title ?? null,
      linkedObjectMetadataId: linkedObject.id,
    });
  }
}

function insertActivity(store: Store, name: string, cells: Cells): void {
  const object = store.workspace.bySingular(TIMELINE_OBJECT);
  if (object === undefined) return;
  const now = store.clock.now().toISOString();
  const row = defaultCells(object, SYSTEM, now);
  // Ids of the timeline are nobody's business, so they do not come from the store's own source.
  const more: Cells = { id: randomUUID(), name, createdByContext: null, updatedByContext: null };
  storeRow(store, object, Object.assign(row, more, cells));
}

function timelineField(store: Store, object: ObjectModel): FieldModel | undefined {
  const fields = store.workspace.bySingular(TIMELINE_OBJECT)?.fields.values() ?? [];
  return [...fields].find(
    ({ name, relation }) => relation?.target === object.nameSingular && name.startsWith("target"),
  );
}

/** The names of the fields whose change is news. */
export function changedFields(object: ObjectModel, before: Row, after: Row): readonly string[] {
  return Object.keys(difference(object, before, after));
}

function difference(object: ObjectModel, before: Row, after: Row): ApiRecord {
  const [old, now] = [recordFromRow(object, before), recordFromRow(object, after)];
  const diff: ApiRecord = {};
  for (const [key, value] of Object.entries(now)) {
    if (SILENT.has(key) || isDeepStrictEqual(old[key], value)) continue;
    const relation = object.joinAttributes.get(key);
    if (relation === undefined) diff[key] = { before: old[key], after: value };
    else diff[relation.name] = { before: { id: old[key] }, after: { id: value as Cell } };
  }
  return diff;
}
