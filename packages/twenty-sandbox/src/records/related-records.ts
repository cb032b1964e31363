import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { selectList } from "./select-list.ts";
import type { Store } from "./store.ts";

/** Twenty returns at most this many related records, and says nowhere that there were more. */
const MAX_RELATED = 60;

/** The record that a to-one field points at, unless it is soft-deleted. */
export function relatedRow(store: Store, field: FieldModel, row: Row): Row | undefined {
  const { relation } = field;
  const id = relation === undefined ? null : (row[relation.joinColumn] ?? null);
  if (relation === undefined || id === null) return undefined;
  const target = store.workspace.target(relation);
  return store.database.get(
    `SELECT ${selectList(target, "t")} FROM ${identifier(target.nameSingular)} t WHERE t."id" = ? AND t."deletedAt" IS NULL`,
    [id],
  );
}

/** The records of a to-many field, oldest change first. */
export function relatedRows(
  store: Store,
  field: FieldModel,
  row: Row,
): { target: ObjectModel; rows: Row[] } {
  const { relation } = field;
  if (relation === undefined) throw new Error(`${field.name} is not a relation`);
  const target = store.workspace.target(relation);
  const rows = store.database.all(
    `SELECT ${selectList(target, "t")} FROM ${identifier(target.nameSingular)} t` +
      ` WHERE t.${identifier(relation.joinColumn)} = ? AND t."deletedAt" IS NULL` +
      ` ORDER BY t."updatedAt", t.rowid LIMIT ${MAX_RELATED}`,
    [row.id ?? null],
  );
  return { target, rows };
}
