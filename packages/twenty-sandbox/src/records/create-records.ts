import { invalidArguments, permissionDenied, rawTypeError } from "../errors/errors.ts";
import { linkFiles } from "../files/link-files.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { uniqueColumns } from "../storage/schema.ts";
import { actorCells, defaultCells } from "./default-cells.ts";
import type { Cells } from "./fields/field-writer.ts";
import { findById } from "./find-records.ts";
import { createPositions } from "./positions.ts";
import { prepareCells } from "./prepare-cells.ts";
import type { ApiRecord } from "./record.ts";
import type { Actor, Store } from "./store.ts";
import { addToTimeline } from "./timeline.ts";
import { insertRow, updateRow } from "./write-row.ts";

const MAX_BATCH = 200;

/** How records are created. */
export interface CreateOptions {
  readonly actor: Actor;
  /** Change the record with the same id or unique value instead of refusing; revives a soft-deleted one. */
  readonly upsert: boolean;
}

/** Creates records, all or none. */
export function createRecords(
  store: Store,
  object: ObjectModel,
  inputs: readonly ApiRecord[],
  { actor, upsert }: CreateOptions,
): Row[] {
  if (object.definition.isApiReadOnly) throw permissionDenied();
  if (inputs.length > MAX_BATCH) {
    throw invalidArguments(
      `Maximum number of records to upsert is ${MAX_BATCH}.`,
      "INVALID_ARGS_DATA",
    );
  }
  const now = store.clock.now().toISOString();
  return store.database.transaction(() => {
    const nextPosition = createPositions(store, object);
    const ids = inputs.map((input) => {
      const cells = prepareCells(store, object, input);
      const existing = upsert ? existingRow(store, object, cells) : undefined;
      if (existing !== undefined) return revise(store, object, existing, cells, actor, now);
      const row: Cells = linkFiles(store, object, undefined, {
        ...defaultCells(object, actor, now),
        ...cells,
        id: cells.id ?? store.createId(),
        position: nextPosition(input.position),
      });
      insertRow(store, object, row);
      addToTimeline(store, object, "created", row);
      store.announce({ object, event: "created", row });
      return String(row.id);
    });
    return ids.map((id) => findById(store, object, id)).filter((row) => row !== undefined);
  });
}

/** Creates one record; `input` is whatever the request's body was. */
export function createRecord(
  store: Store,
  object: ObjectModel,
  input: unknown,
  options: CreateOptions,
): Row {
  const [row] = createRecords(store, object, [recordInput(input)], options);
  if (row === undefined) throw new Error(`The new ${object.nameSingular} cannot be read`);
  return row;
}

/** Twenty sets `position` on the body before it looks at it, and passes on what JavaScript says when it cannot. */
export function recordInput(input: unknown): ApiRecord {
  if (input === undefined || input === null) {
    throw rawTypeError(`Cannot read properties of ${String(input)} (reading 'position')`);
  }
  if (typeof input === "object") return input as ApiRecord;
  throw rawTypeError(
    `Cannot create property 'position' on ${typeof input} '${String(input as string)}'`,
  );
}

function existingRow(store: Store, object: ObjectModel, cells: Cells): Row | undefined {
  for (const name of ["id", ...uniqueColumns(object).map(({ column }) => column.name)]) {
    const value = cells[name];
    if (value === undefined || value === null) continue;
    const table = identifier(object.nameSingular);
    const row = store.database.get(`SELECT * FROM ${table} WHERE ${identifier(name)} = ?`, [value]);
    if (row !== undefined) return row;
  }
  return undefined;
}

function revise(
  store: Store,
  object: ObjectModel,
  existing: Row,
  cells: Cells,
  actor: Actor,
  now: string,
): string {
  const revised = linkFiles(store, object, existing, {
    updatedAt: now,
    deletedAt: null,
    ...actorCells("updatedBy", actor),
    ...cells,
  });
  updateRow(store, object, existing, revised);
  return String(existing.id);
}
