import type { ColumnModel } from "../metadata/model.ts";

/** What SQLite holds in a cell. */
export type Cell = string | number | null;

/** A row as it is stored, by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** The declared type of a column. Numbers are REAL: as INTEGER, values above 2^53 could not be read back. */
export function sqliteType({ type }: ColumnModel): "REAL" | "TEXT" | "INTEGER" {
  if (type === "NUMBER" || type === "POSITION") return "REAL";
  return type === "BOOLEAN" ? "INTEGER" : "TEXT";
}

/** Whether the cell holds JSON text. */
export function isJsonColumn({ type }: ColumnModel): boolean {
  return type === "RAW_JSON" || type === "MULTI_SELECT" || type === "ARRAY" || type === "FILES";
}
