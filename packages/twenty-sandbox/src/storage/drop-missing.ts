import { randomUUID } from "node:crypto";
import type { ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import type { Database } from "./database.ts";
import { identifier } from "./identifier.ts";

/** Removes the tables and columns that the next model lacks; those of what is only switched off stay. */
export function dropMissing(
  database: Database,
  before: WorkspaceModel,
  after: WorkspaceModel,
): void {
  const kept = new Map(everyObject(after).map((object) => [object.nameSingular, object]));
  const gone = everyObject(before).filter(({ nameSingular }) => !kept.has(nameSingular));
  for (const object of everyObject(before)) {
    const next = kept.get(object.nameSingular);
    if (next !== undefined) dropColumns(database, object, next);
  }
  for (const { nameSingular } of gone) emptyTable(database, nameSingular);
}

function everyObject({ objects, inactiveObjects }: WorkspaceModel): readonly ObjectModel[] {
  return [...objects, ...inactiveObjects];
}

/** A dropped table would leave foreign keys of others without their target, so it is emptied and renamed. */
function emptyTable(database: Database, name: string): void {
  const indexes = database.all(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    [name],
  );
  for (const index of indexes) database.exec(`DROP INDEX ${identifier(String(index.name))}`);
  database.exec(`DELETE FROM ${identifier(name)}`);
  database.exec(
    `ALTER TABLE ${identifier(name)} RENAME TO ${identifier(`_gone_${name}_${randomUUID()}`)}`,
  );
}

function dropColumns(database: Database, before: ObjectModel, after: ObjectModel): void {
  const kept = new Set(columnsOf(after).map(({ name }) => name));
  const table = identifier(before.nameSingular);
  for (const { name } of columnsOf(before).filter((column) => !kept.has(column.name))) {
    for (const index of indexesOn(database, before.nameSingular, name)) {
      database.exec(`DROP INDEX ${identifier(index)}`);
    }
    if (before.joinAttributes.has(name)) {
      // SQLite cannot drop a column with a foreign key; emptied and renamed it is out of the way.
      database.exec(`UPDATE ${table} SET ${identifier(name)} = NULL`);
      const unused = identifier(`${name}_${randomUUID()}`);
      database.exec(`ALTER TABLE ${table} RENAME COLUMN ${identifier(name)} TO ${unused}`);
    } else {
      database.exec(`ALTER TABLE ${table} DROP COLUMN ${identifier(name)}`);
    }
  }
}

function columnsOf({ fields, inactiveFields }: ObjectModel) {
  return [...fields.values(), ...inactiveFields.values()].flatMap(({ columns }) => columns);
}

function indexesOn(database: Database, table: string, column: string): readonly string[] {
  const rows = database.all(
    "SELECT list.name AS name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info WHERE info.name = ? AND list.origin = 'c'",
    [table, column],
  );
  return rows.map(({ name }) => String(name));
}
