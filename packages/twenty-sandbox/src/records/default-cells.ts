import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Cells } from "./fields/field-writer.ts";
import type { Actor } from "./store.ts";

/** The cells a new record starts with, all but its id. */
export function defaultCells(object: ObjectModel, actor: Actor, now: string): Cells {
  const cells: Cells = {};
  for (const field of object.fields.values()) {
    for (const column of field.columns) cells[column.name] = null;
    Object.assign(cells, fieldDefault(field, now));
  }
  return {
    ...cells,
    ...actorCells("createdBy", actor),
    ...actorCells("updatedBy", actor),
  };
}

/** Who wrote a record. */
export function actorCells(prefix: "createdBy" | "updatedBy", actor: Actor): Cells {
  return {
    [`${prefix}Source`]: actor.source,
    [`${prefix}WorkspaceMemberId`]: null,
    [`${prefix}Name`]: actor.name,
    [`${prefix}Context`]: "{}",
  };
}

function fieldDefault(field: FieldModel, now: string): Cells {
  const { defaultValue } = field.definition;
  const [first] = field.columns;
  if (defaultValue === undefined || first === undefined || field.name === "id") return {};
  if (first.subfield === undefined) return { [first.name]: defaultCell(defaultValue, now) };
  const parts = defaultValue as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    field.columns.map((column) => [column.name, defaultCell(parts[column.subfield ?? ""], now)]),
  );
}

/** Metadata writes texts in single quotes, lists of texts too, and functions without. */
function defaultCell(value: unknown, now: string): string | number | null {
  if (value === "now") return now;
  if (typeof value === "string") return value.replace(/^'(.*)'$/s, "$1");
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (Array.isArray(value)) {
    return JSON.stringify(value.map((item) => String(item).replace(/^'(.*)'$/s, "$1")));
  }
  return null;
}
