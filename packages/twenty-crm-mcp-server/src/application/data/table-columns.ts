import type { DynamicRecord, FieldSchema, ObjectSchema } from "twenty-client";
import { fieldOf } from "../any-object/field-of.ts";
import { fileText } from "../any-object/file-texts.ts";
import { showValue } from "../any-object/show-value.ts";
import { partsOf } from "./field-parts.ts";

/** A column of an exported table. */
export interface TableColumn {
  readonly header: string;
  /** The field to read for it. */
  readonly field: string;
  cell(record: DynamicRecord): unknown;
}

/** Nothing that a table can carry, or only Twenty's own bookkeeping. */
const LEFT_OUT: ReadonlySet<string> = new Set(["position", "searchVector", "updatedBy"]);
const LEFT_OUT_TYPES: ReadonlySet<string> = new Set(["TS_VECTOR", "FILES", "POSITION"]);

/**
 * The columns that carry an object's records so that an import finds them again: names and addresses part by
 * part, related records by id and by name.
 * @throws ToolFault for an unknown field.
 */
export function tableColumns(
  schema: ObjectSchema,
  names?: readonly string[],
): readonly TableColumn[] {
  const fields =
    names === undefined
      ? [...schema.fields.values()].filter(isExported)
      : names.map((name) => fieldOf(schema, name).field);
  const columns = fields
    .filter(({ name }) => name !== "id")
    .flatMap((field) => columnsOf(field, schema));
  return [{ header: "id", field: "id", cell: ({ id }) => id }, ...columns];
}

function isExported({ name, type, relation }: FieldSchema): boolean {
  return (
    !(LEFT_OUT.has(name) || LEFT_OUT_TYPES.has(type) || name === "deletedAt") &&
    relation?.kind !== "one-to-many"
  );
}

function columnsOf(field: FieldSchema, schema: ObjectSchema): readonly TableColumn[] {
  const { name, type, relation } = field;
  const whole: TableColumn = {
    header: name,
    field: name,
    cell: (record) => showValue(type, fileText(name, record[name], record, schema)),
  };
  if (relation !== undefined) {
    const { joinColumn } = relation;
    if (joinColumn === undefined) return [];
    return [{ header: joinColumn, field: joinColumn, cell: (record) => record[joinColumn] }, whole];
  }
  const parts = type === "CURRENCY" ? [] : partsOf(type);
  if (parts.length === 0) return [whole];
  return parts.map((part) => ({
    header: `${name}.${part}`,
    field: name,
    cell(record) {
      const value = record[name];
      return typeof value === "object" && value !== null
        ? (value as unknown as Record<string, unknown>)[part]
        : undefined;
    },
  }));
}

/** The fields to read for these columns, each once. */
export function fieldNames(columns: readonly TableColumn[]): readonly string[] {
  return [...new Set(columns.map(({ field }) => field))].filter((name) => name !== "id");
}
