import { createHash } from "node:crypto";
import { constraintViolated } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { uniqueColumns } from "../storage/schema.ts";
import type { Cells } from "./fields/field-writer.ts";
import { nullViolation } from "./fields/select.ts";
import { searchVector } from "./search-vector.ts";
import type { Store } from "./store.ts";

/**
 * Inserts a whole row.
 * @throws the refusal PostgreSQL would give for a missing value, a duplicate or an unknown related record.
 */
export function insertRow(store: Store, object: ObjectModel, cells: Cells): void {
  checkConstraints(store, object, cells, undefined);
  storeRow(store, object, cells);
}

/** Inserts a whole row that is known to break no constraint; SQLite's own constraints still hold. */
export function storeRow(store: Store, object: ObjectModel, cells: Cells): void {
  const { sql, names } = insertStatement(object);
  const vector = searchVector(object, cells);
  store.database.run(
    sql,
    names.map((name) => (name === "searchVector" ? vector : (cells[name] ?? null))),
  );
}

interface InsertStatement {
  readonly sql: string;
  readonly names: readonly string[];
}

const insertStatements = new WeakMap<ObjectModel, InsertStatement>();

function insertStatement(object: ObjectModel): InsertStatement {
  const known = insertStatements.get(object);
  if (known !== undefined) return known;
  const names = object.columns.map((column) => column.name);
  const sql =
    `INSERT INTO ${identifier(object.nameSingular)} (${names.map(identifier).join(", ")})` +
    ` VALUES (${names.map(() => "?").join(", ")})`;
  insertStatements.set(object, { sql, names });
  return { sql, names };
}

/** Changes some cells of a row that exists; throws as {@link insertRow} does. */
export function updateRow(store: Store, object: ObjectModel, current: Row, cells: Cells): void {
  checkConstraints(store, object, cells, String(current.id));
  const changed = { ...cells, searchVector: searchVector(object, { ...current, ...cells }) };
  const names = Object.keys(changed);
  store.database.run(
    `UPDATE ${identifier(object.nameSingular)} SET ${names.map((name) => `${identifier(name)} = ?`).join(", ")}` +
      ` WHERE "id" = ?`,
    [...Object.values(changed), String(current.id)],
  );
}

function checkConstraints(
  store: Store,
  object: ObjectModel,
  cells: Cells,
  currentId: string | undefined,
): void {
  checkRequired(object, cells);
  checkUnique(store, object, cells, currentId);
  checkReferences(store, object, cells);
}

function checkRequired(object: ObjectModel, cells: Cells): void {
  for (const field of object.fields.values()) {
    const [column] = field.columns;
    if (column === undefined || column.subfield !== undefined) continue;
    if (field.definition.isNullable === false && cells[column.name] === null) {
      throw nullViolation(column.name, object.nameSingular);
    }
  }
}

function checkUnique(
  store: Store,
  object: ObjectModel,
  cells: Cells,
  currentId: string | undefined,
): void {
  const table = identifier(object.nameSingular);
  const conflict = (column: string): string | undefined => {
    const value = cells[column];
    if (value === undefined || value === null) return undefined;
    const row = store.database.get(
      `SELECT "id" FROM ${table} WHERE ${identifier(column)} = ? AND "id" IS NOT ?`,
      [value, currentId ?? null],
    );
    return row === undefined ? undefined : String(row.id);
  };
  if (conflict("id") !== undefined) {
    throw constraintViolated("A duplicate entry was detected", {
      userFriendlyMessage: "This record already exists. Please check your data and try again.",
    });
  }
  for (const { column, field } of uniqueColumns(object)) {
    const id = conflict(column.name);
    if (id === undefined) continue;
    throw constraintViolated("A duplicate entry was detected", {
      userFriendlyMessage: `This ${field.definition.label} value is already in use. Please check your data and try again.`,
      extensions: { conflictingRecordId: id, conflictingObjectNameSingular: object.nameSingular },
    });
  }
}

function checkReferences(store: Store, object: ObjectModel, cells: Cells): void {
  for (const [attribute, { relation }] of object.joinAttributes) {
    const id = cells[attribute];
    if (relation === undefined || id === undefined || id === null) continue;
    const target = identifier(relation.target);
    if (store.database.get(`SELECT 1 AS found FROM ${target} WHERE "id" = ?`, [id])) continue;
    throw constraintViolated(
      `insert or update on table "${object.nameSingular}" violates foreign key constraint "${foreignKeyName(object.nameSingular, attribute)}"`,
      {
        userFriendlyMessage:
          "This operation references a record that does not exist or cannot be modified due to existing relationships.",
      },
    );
  }
}

/** TypeORM names foreign keys by a hash of table and column: https://github.com/typeorm/typeorm DefaultNamingStrategy. */
function foreignKeyName(table: string, column: string): string {
  const hash = createHash("sha1").update(`${table}_${column}`).digest("hex");
  return `FK_${hash.slice(0, 27)}`;
}
