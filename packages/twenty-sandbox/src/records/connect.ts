import { invalidArguments } from "../errors/errors.ts";
import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import type { Cell } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { uniqueColumns } from "../storage/schema.ts";
import type { Cells } from "./fields/field-writer.ts";
import type { Store } from "./store.ts";

/** Sets a relation by what identifies the related record: `{ connect: { where } }` or `{ disconnect: true }`. */
export function resolveConnect(store: Store, field: FieldModel, value: unknown): Cells {
  const { relation } = field;
  if (relation?.kind !== "MANY_TO_ONE") {
    throw invalidArguments(`Field "${field.name}" cannot be written`, "INVALID_ARGS_DATA");
  }
  const operation = asObject(value);
  if (operation.disconnect === true) return { [relation.joinColumn]: null };
  const connect = asObject(operation.connect);
  if (!("where" in connect)) {
    throw invalidArguments(
      `Relation "${field.name}" requires connect or disconnect operation`,
      "INVALID_ARGS_DATA",
    );
  }
  const target = store.workspace.target(relation);
  return { [relation.joinColumn]: connectedId(store, field, target, asObject(connect.where)) };
}

function connectedId(
  store: Store,
  field: FieldModel,
  target: ObjectModel,
  where: Readonly<Record<string, unknown>>,
): Cell {
  const conditions = uniqueConditions(target, where);
  store.access.demand(target, "read");
  if (conditions.length === 0) {
    throw invalidArguments(
      `Missing required fields: at least one unique constraint have to be fully populated for '${field.name}'.`,
      "INVALID_ARGS_DATA",
    );
  }
  const found = store.database.all(
    `SELECT "id" FROM ${identifier(target.nameSingular)} WHERE "deletedAt" IS NULL AND ` +
      conditions.map(([column]) => `${identifier(column)} = ?`).join(" AND "),
    conditions.map(([, value]) => value),
  );
  const [only] = found;
  if (found.length !== 1 || only === undefined) {
    const text = conditions.map(([column, value]) => `${column} = ${value}`).join(", ");
    throw invalidArguments(
      `Expected 1 record to connect to ${field.name}, but found ${found.length} for ${text}`,
      "INVALID_ARGS_DATA",
    );
  }
  return only.id ?? null;
}

function uniqueConditions(
  target: ObjectModel,
  where: Readonly<Record<string, unknown>>,
): [string, string][] {
  const unique = uniqueColumns(target).map(({ column }) => column);
  const id = target.fields.get("id")?.columns[0];
  return [...(id ? [id] : []), ...unique].flatMap((column): [string, string][] => {
    const value = where[column.attribute];
    const part = column.subfield === undefined ? value : asObject(value)[column.subfield];
    return typeof part === "string" ? [[column.name, part]] : [];
  });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
