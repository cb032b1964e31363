import { invalidArguments, queryRefused } from "../errors/errors.ts";
import type { FieldModel, ObjectModel } from "../metadata/model.ts";
import { resolveConnect } from "./connect.ts";
import type { Cells } from "./fields/field-writer.ts";
import { FIELD_WRITERS } from "./fields/index.ts";
import { isUuid, uuidCell } from "./fields/uuid.ts";
import type { ApiRecord } from "./record.ts";
import type { Store } from "./store.ts";

/** Checks what a client sent for one record and turns it into cells; `position` is left to the caller. */
export function prepareCells(store: Store, object: ObjectModel, input: ApiRecord): Cells {
  const cells: Cells = {};
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined || key === "position") continue;
    Object.assign(cells, attributeCells(store, object, key, value));
  }
  return cells;
}

function attributeCells(store: Store, object: ObjectModel, key: string, value: unknown): Cells {
  const join = object.joinAttributes.get(key);
  if (join !== undefined) return { [key]: uuidCell(value, key) };
  const field = object.fields.get(key);
  if (field === undefined) {
    throw invalidArguments(
      `Object ${object.nameSingular} doesn't have any "${key}" field.`,
      "INVALID_ARGS_DATA",
    );
  }
  if (key === "id") return { id: recordId(value) };
  return fieldCells(store, field, value);
}

function fieldCells(store: Store, field: FieldModel, value: unknown): Cells {
  const { type } = field;
  if (type === "RELATION" || type === "MORPH_RELATION") return resolveConnect(store, field, value);
  if (type === "POSITION") return {};
  if (type === "TS_VECTOR") {
    throw invalidArguments(
      `${field.name} TS_VECTOR-typed field does not support write operations`,
      "INVALID_ARGS_DATA",
    );
  }
  return FIELD_WRITERS[type](value, field);
}

function recordId(value: unknown): string {
  if (isUuid(value)) return value.toLowerCase();
  throw queryRefused(`Value ${JSON.stringify(value)} is not a valid UUID`, "INVALID_QUERY_INPUT");
}
