import type { ColumnModel, FieldModel, ObjectModel } from "../metadata/model.ts";
import { type Cell, isJsonColumn, type Row } from "../storage/column-type.ts";

/** A record as clients read it. */
export type ApiRecord = Record<string, unknown>;

/** Turns a stored row into a record without its relations. */
export function recordFromRow(object: ObjectModel, row: Row): ApiRecord {
  const record: ApiRecord = {};
  for (const field of object.fields.values()) {
    const [first] = field.columns;
    if (first === undefined) continue;
    if (first.subfield === undefined) record[first.attribute] = columnValue(first, row);
    else record[field.name] = compositeValue(field, row);
  }
  return record;
}

function compositeValue(field: FieldModel, row: Row): ApiRecord {
  return Object.fromEntries(
    field.columns.map((column) => [column.subfield, columnValue(column, row)]),
  );
}

function columnValue(column: ColumnModel, row: Row): unknown {
  return valueFromCell(column, row[column.name] ?? null);
}

/** What clients read for a stored cell; Twenty prints most empty values as "" or []. */
export function valueFromCell(column: ColumnModel, cell: Cell): unknown {
  if (isJsonColumn(column)) return cell === null ? emptyJson(column) : JSON.parse(String(cell));
  if (column.type === "BOOLEAN") return cell === null ? null : cell === 1;
  if (column.type === "TEXT" || column.type === "TS_VECTOR" || column.type === "RICH_TEXT") {
    return cell ?? (column.emptyIsNull ? null : "");
  }
  return cell;
}

function emptyJson({ type, subfield }: ColumnModel): unknown {
  if (type === "MULTI_SELECT" || type === "ARRAY") return [];
  // additionalEmails, additionalPhones and secondaryLinks read as lists; `context` and plain JSON as null.
  return subfield === undefined || subfield === "context" ? null : [];
}
