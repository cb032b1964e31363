import { recordNotFound } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { findAll, findById } from "../records/find-records.ts";
import { type ApiRecord, recordFromRow } from "../records/record.ts";
import type { Store } from "../records/store.ts";

/** An object that every workspace has. */
export function requireObject(store: Store, name: string): ObjectModel {
  const object = store.workspace.bySingular(name);
  if (object === undefined) throw new Error(`No object ${name}`);
  return object;
}

/** A record of it. @throws TwentyError when there is none. */
export function requireRecord(store: Store, name: string, id: string): ApiRecord {
  const object = requireObject(store, name);
  const row = findById(store, object, id);
  if (row === undefined) throw recordNotFound();
  return recordFromRow(object, row);
}

/** The versions of a workflow. */
export function versionsOf(store: Store, workflowId: string): readonly ApiRecord[] {
  const object = requireObject(store, "workflowVersion");
  const rows = findAll(store, object, { workflowId: { eq: workflowId } });
  return rows.map((row) => recordFromRow(object, row));
}
