import type { ColumnModel, FieldModel, ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import { sqliteType } from "./column-type.ts";
import type { Database } from "./database.ts";
import { identifier } from "./identifier.ts";

/** Creates the tables and columns that the model needs and the file lacks. */
export function ensureTables(database: Database, workspace: WorkspaceModel): void {
  for (const object of workspace.objects) {
    const present = existingColumns(database, object);
    if (present.size === 0) createTable(database, object);
    else addColumns(database, object, present);
  }
}

/** Creates the indexes that the file lacks; on rows that are there already this is the faster order. */
export function ensureIndexes(database: Database, workspace: WorkspaceModel): void {
  for (const object of workspace.objects) {
    for (const statement of indexes(object)) database.exec(statement);
  }
}

/** The unique columns of an object, each with its field. */
export function uniqueColumns(object: ObjectModel): { column: ColumnModel; field: FieldModel }[] {
  return [...object.fields.values()]
    .filter((field) => field.definition.isUnique)
    .flatMap((field) => {
      // A composite is unique by its primary part: the e-mail address, the URL.
      const column = field.columns.find((part) => part.subfield?.startsWith("primary"));
      const unique = column ?? field.columns[0];
      if (field.type === "LINKS") {
        const url = field.columns.find((part) => part.subfield === "primaryLinkUrl");
        return url ? [{ column: url, field }] : [];
      }
      return unique ? [{ column: unique, field }] : [];
    });
}

function existingColumns(database: Database, object: ObjectModel): Set<string> {
  const rows = database.all("SELECT name FROM pragma_table_info(?)", [object.nameSingular]);
  return new Set(rows.map((row) => String(row.name)));
}

function createTable(database: Database, object: ObjectModel): void {
  const columns = object.columns.map((column) => columnSql(object, column));
  database.exec(`CREATE TABLE ${identifier(object.nameSingular)} (${columns.join(", ")})`);
}

function addColumns(database: Database, object: ObjectModel, present: Set<string>): void {
  for (const column of object.columns) {
    if (present.has(column.name)) continue;
    const table = identifier(object.nameSingular);
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${columnSql(object, column)}`);
  }
}

function columnSql(object: ObjectModel, column: ColumnModel): string {
  const declaration = `${identifier(column.name)} ${sqliteType(column)}`;
  if (column.name === "id") return `${declaration} PRIMARY KEY NOT NULL`;
  const relation = object.joinAttributes.get(column.name)?.relation;
  if (relation === undefined) return declaration;
  const onDelete = relation.onDelete === "CASCADE" ? "CASCADE" : "SET NULL";
  return `${declaration} REFERENCES ${identifier(relation.target)} ("id") ON DELETE ${onDelete}`;
}

function* indexes(object: ObjectModel): Generator<string> {
  const table = identifier(object.nameSingular);
  const index = (kind: string, name: string, columns: string): string =>
    `CREATE ${kind} IF NOT EXISTS ${identifier(`${object.nameSingular}_${name}`)} ON ${table} (${columns})`;
  for (const { column } of uniqueColumns(object)) {
    yield index("UNIQUE INDEX", `${column.name}_unique`, identifier(column.name));
  }
  for (const attribute of object.joinAttributes.keys()) {
    yield index("INDEX", attribute, identifier(attribute));
  }
  for (const name of ["position", "createdAt", "updatedAt"]) {
    yield index("INDEX", name, `${identifier(name)}, "id"`);
  }
}
