import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Cells } from "./fields/field-writer.ts";
import type { Actor } from "./store.ts";

/** The cells a new record starts with, all but its id. */
export function defaultCells(object: ObjectModel, actor: Actor, now: string): Cells {
  const { cells, times } = templateOf(object);
  const started = { ...cells };
  for (const name of times) started[name] = now;
  return Object.assign(started, actorCells("createdBy", actor), actorCells("updatedBy", actor));
}

/** What every new record of an object shares. */
interface Template {
  readonly cells: Cells;
  /** Columns that start with the current time. */
  readonly times: readonly string[];
}

const templates = new WeakMap<ObjectModel, Template>();

function templateOf(object: ObjectModel): Template {
  const known = templates.get(object);
  if (known !== undefined) return known;
  const cells: Cells = {};
  for (const field of object.fields.values()) {
    for (const column of field.columns) cells[column.name] = null;
    Object.assign(cells, fieldDefault(field));
  }
  const times = [...object.fields.values()]
    .filter((field) => field.definition.defaultValue === "now")
    .map((field) => field.name);
  const template = { cells, times };
  templates.set(object, template);
  return template;
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

function fieldDefault(field: FieldModel): Cells {
  const { defaultValue } = field.definition;
  const [first] = field.columns;
  if (defaultValue === undefined || first === undefined || field.name === "id") return {};
  if (first.subfield === undefined) return { [first.name]: defaultCell(defaultValue) };
  const parts = defaultValue as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    field.columns.map((column) => [column.name, defaultCell(parts[column.subfield ?? ""])]),
  );
}

/** Metadata writes texts in single quotes, lists of texts too, and functions without. */
function defaultCell(value: unknown): string | number | null {
  if (typeof value === "string") return value.replace(/^'(.*)'$/s, "$1");
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (Array.isArray(value)) {
    return JSON.stringify(value.map((item) => String(item).replace(/^'(.*)'$/s, "$1")));
  }
  return null;
}
