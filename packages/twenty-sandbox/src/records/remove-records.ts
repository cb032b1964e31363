import { permissionDenied, recordNotFound } from "../errors/errors.ts";
import { removeFilesOf } from "../files/link-files.ts";
import type { FilterInput } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { actorCells } from "./default-cells.ts";
import { findAll, findById } from "./find-records.ts";
import type { Actor, Store } from "./store.ts";
import { addToTimeline } from "./timeline.ts";

/** Soft-deletes one record; one that is soft-deleted already gets a new date. */
export function softDeleteRecord(store: Store, object: ObjectModel, id: string, actor: Actor): Row {
  return one(store, object, id, (row) => setDeletedAt(store, object, [row], now(store), actor));
}

/** Soft-deletes every matching record, however many, those that are soft-deleted already included. */
export function softDeleteRecords(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  actor: Actor,
): Row[] {
  return many(store, object, filter, (rows) => {
    setDeletedAt(store, object, rows, now(store), actor);
    return reread(store, object, rows);
  });
}

/** Brings one record back. */
export function restoreRecord(store: Store, object: ObjectModel, id: string, actor: Actor): Row {
  return one(store, object, id, (row) => setDeletedAt(store, object, [row], null, actor));
}

/** Brings every matching record back; what no longer matches afterwards is not returned. */
export function restoreRecords(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  actor: Actor,
): Row[] {
  return many(store, object, filter, (rows) => {
    setDeletedAt(store, object, rows, null, actor);
    return findAll(store, object, filter);
  });
}

/** Removes one record for good, soft-deleted or not. */
export function destroyRecord(store: Store, object: ObjectModel, id: string): Row {
  return one(store, object, id, (row) => destroy(store, object, [row]));
}

/** Removes every matching record for good, soft-deleted or not. */
export function destroyRecords(store: Store, object: ObjectModel, filter: FilterInput): Row[] {
  return many(store, object, filter, (rows) => {
    destroy(store, object, rows);
    return rows;
  });
}

function one(store: Store, object: ObjectModel, id: string, change: (row: Row) => void): Row {
  if (object.definition.isApiReadOnly) throw permissionDenied();
  return store.database.transaction(() => {
    const row = findById(store, object, id, { withDeleted: true });
    if (row === undefined) throw recordNotFound();
    change(row);
    return findById(store, object, id, { withDeleted: true }) ?? row;
  });
}

/** Unlike reading, removing and restoring reach soft-deleted records without being asked to. */
function many(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  change: (rows: Row[]) => Row[],
): Row[] {
  if (object.definition.isApiReadOnly) throw permissionDenied();
  return store.database.transaction(() =>
    change(findAll(store, object, filter, { withDeleted: true })),
  );
}

function setDeletedAt(
  store: Store,
  object: ObjectModel,
  rows: readonly Row[],
  deletedAt: string | null,
  actor: Actor,
): void {
  const cells = { deletedAt, updatedAt: now(store), ...actorCells("updatedBy", actor) };
  const names = Object.keys(cells);
  const sql =
    `UPDATE ${identifier(object.nameSingular)} SET ${names.map((name) => `${identifier(name)} = ?`).join(", ")}` +
    ` WHERE "id" = ?`;
  for (const row of rows) {
    store.database.run(sql, [...Object.values(cells), row.id ?? null]);
    const event = deletedAt === null ? "restored" : "deleted";
    addToTimeline(store, object, event, row);
    store.announce({ object, event, row: { ...row, ...cells } });
  }
}

function destroy(store: Store, object: ObjectModel, rows: readonly Row[]): void {
  const sql = `DELETE FROM ${identifier(object.nameSingular)} WHERE "id" = ?`;
  for (const row of rows) {
    store.database.run(sql, [row.id ?? null]);
    removeFilesOf(store, object, row);
    store.announce({ object, event: "destroyed", row });
  }
}

function reread(store: Store, object: ObjectModel, rows: readonly Row[]): Row[] {
  return rows
    .map((row) => findById(store, object, String(row.id), { withDeleted: true }))
    .filter((row) => row !== undefined);
}

function now(store: Store): string {
  return store.clock.now().toISOString();
}
