import {
  invalidArguments,
  permissionDenied,
  recordNotFound,
  tooManyRecordsToUpdate,
} from "../errors/errors.ts";
import { filesFields, linkFiles } from "../files/link-files.ts";
import type { FilterInput } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Row } from "../storage/column-type.ts";
import { recordInput } from "./create-records.ts";
import { actorCells } from "./default-cells.ts";
import type { Cells } from "./fields/field-writer.ts";
import { findAll, findById } from "./find-records.ts";
import { createPositions } from "./positions.ts";
import { prepareCells } from "./prepare-cells.ts";
import type { ApiRecord } from "./record.ts";
import type { Actor, Store } from "./store.ts";
import { addToTimeline, changedFields } from "./timeline.ts";
import { updateRow } from "./write-row.ts";

const MAX_UPDATED = 200;

/** Changes one record, soft-deleted or not. */
export function updateRecord(
  store: Store,
  object: ObjectModel,
  id: string,
  input: unknown,
  actor: Actor,
): Row {
  const data = recordInput(input);
  if (object.definition.isApiReadOnly) throw permissionDenied();
  return store.database.transaction(() => {
    const cells = changedCells(store, object, data, actor);
    const current = findById(store, object, id, { withDeleted: true });
    if (current === undefined) throw recordNotFound();
    change(store, object, current, cells);
    const newId = String(cells.id ?? id);
    return findById(store, object, newId, { withDeleted: true }) ?? current;
  });
}

/** Changes every matching record, at most 200. */
export function updateRecords(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  input: unknown,
  actor: Actor,
): Row[] {
  const data = recordInput(input);
  if (object.definition.isApiReadOnly) throw permissionDenied();
  return store.database.transaction(() => {
    const cells = changedCells(store, object, data, actor);
    const rows = findAll(store, object, filter, { withDeleted: true, limit: MAX_UPDATED + 1 });
    if (rows.length > MAX_UPDATED) throw tooManyRecordsToUpdate(MAX_UPDATED);
    if (rows.length !== 1 && filesFields(object).some(({ name }) => cells[name] != null)) {
      throw invalidArguments(
        "Cannot update multiple records with files field at once",
        "INVALID_INPUT",
        { userFriendlyMessage: "You can only update one record with files field at once." },
      );
    }
    for (const row of rows) change(store, object, row, cells);
    return rows
      .map((row) => findById(store, object, String(row.id), { withDeleted: true }))
      .filter((row) => row !== undefined);
  });
}

function change(store: Store, object: ObjectModel, row: Row, changed: Cells): void {
  const cells = linkFiles(store, object, row, changed);
  updateRow(store, object, row, cells);
  const after = { ...row, ...cells };
  addToTimeline(store, object, "updated", after, row);
  const updatedFields = changedFields(object, row, after);
  store.announce({ object, event: "updated", row: after, updatedFields });
}

function changedCells(store: Store, object: ObjectModel, input: ApiRecord, actor: Actor): Cells {
  const position =
    input.position === undefined
      ? {}
      : { position: createPositions(store, object)(input.position) };
  return {
    updatedAt: store.clock.now().toISOString(),
    ...actorCells("updatedBy", actor),
    ...prepareCells(store, object, input),
    ...position,
  };
}
