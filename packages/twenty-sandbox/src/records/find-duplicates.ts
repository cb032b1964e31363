import { invalidArguments } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Cell, Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { findById } from "./find-records.ts";
import { prepareCells } from "./prepare-cells.ts";
import type { ApiRecord } from "./record.ts";
import { selectList } from "./select-list.ts";
import type { Store } from "./store.ts";

/** The records that agree with a given one on a whole group of the object's duplicate criteria. */
export function duplicatesOfData(store: Store, object: ObjectModel, data: ApiRecord): Row[] {
  return duplicatesOf(store, object, prepareCells(store, object, data));
}

/** As {@link duplicatesOfData}, for records that exist; one list for each id. */
export function duplicatesOfIds(
  store: Store,
  object: ObjectModel,
  ids: readonly string[],
): Row[][] {
  return ids.map((id) => {
    const row = findById(store, object, id);
    if (row === undefined) {
      throw invalidArguments("Existing record not found", "RECORD_NOT_FOUND");
    }
    return duplicatesOf(store, object, row);
  });
}

function duplicatesOf(store: Store, object: ObjectModel, cells: Row): Row[] {
  const groups = (object.definition.duplicateCriteria ?? []).filter((columns) =>
    columns.every((column) => isComparable(cells[column])),
  );
  if (groups.length === 0) return [];
  const condition = groups
    .map((columns) => `(${columns.map((column) => `t.${identifier(column)} = ?`).join(" AND ")})`)
    .join(" OR ");
  const parameters = groups.flat().map((column) => cells[column] ?? null);
  return store.database.all(
    `SELECT ${selectList(object, "t")} FROM ${identifier(object.nameSingular)} t` +
      ` WHERE t."deletedAt" IS NULL AND t."id" IS NOT ? AND (${condition}) ORDER BY t."id"`,
    [cells.id ?? null, ...parameters],
  );
}

/** Twenty leaves texts of one or two letters out of the comparison. */
function isComparable(cell: Cell | undefined): boolean {
  const MIN_LENGTH = 2;
  return typeof cell === "string" && cell.length >= MIN_LENGTH;
}
