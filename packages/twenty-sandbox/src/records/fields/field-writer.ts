import { inspect } from "node:util";
import { invalidArguments } from "../../errors/errors.ts";
import type { TwentyError } from "../../errors/twenty-error.ts";
import type { FieldModel } from "../../metadata/model.ts";
import type { Cell } from "../../storage/column-type.ts";

/** Cells to be written, by column name. */
export type Cells = Record<string, Cell>;

/** Checks a client's value for a field and turns it into cells. */
export type FieldWriter = (value: unknown, field: FieldModel) => Cells;

/** A value of the wrong kind. */
export function invalidValue(message: string, userFriendlyMessage?: string): TwentyError {
  return invalidArguments(
    message,
    "INVALID_ARGS_DATA",
    userFriendlyMessage === undefined ? {} : { userFriendlyMessage },
  );
}

/** How Twenty prints a value in its messages. */
export function shown(value: unknown): string {
  return inspect(value);
}

/** The parts of a composite value, or nothing for null. */
export function compositeParts(
  value: unknown,
  field: FieldModel,
  label: string,
): Readonly<Record<string, unknown>> {
  if (value === null) return Object.fromEntries(field.columns.map((c) => [c.subfield, null]));
  if (typeof value !== "object" || Array.isArray(value)) {
    throw invalidValue(
      `Invalid object value ${shown(value)} for field "${field.name}"`,
      "Invalid value for JSON.",
    );
  }
  const parts = value as Record<string, unknown>;
  for (const name of Object.keys(parts)) {
    if (field.columns.some((column) => column.subfield === name)) continue;
    throw invalidValue(`Invalid subfield ${name} for ${label} field "${field.name}"`);
  }
  return parts;
}

/** The column of a composite's part. */
export function partColumn(field: FieldModel, subfield: string): string {
  const column = field.columns.find((candidate) => candidate.subfield === subfield);
  if (column === undefined) throw new Error(`${field.name} has no part ${subfield}`);
  return column.name;
}

/** Writes only the parts that were given: a composite is merged, never replaced. */
export function writeParts(
  field: FieldModel,
  parts: Readonly<Record<string, unknown>>,
  write: (value: unknown, subfield: string) => Cell,
): Cells {
  const cells: Cells = {};
  for (const [subfield, value] of Object.entries(parts)) {
    if (value === undefined) continue;
    cells[partColumn(field, subfield)] = write(value, subfield);
  }
  return cells;
}
