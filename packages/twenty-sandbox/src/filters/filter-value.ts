import { inspect } from "node:util";
import { constraintViolated, dataValidationFault, invalidArguments } from "../errors/errors.ts";
import type { TwentyError } from "../errors/twenty-error.ts";
import type { FieldType } from "../metadata/field-type.ts";
import type { ColumnModel } from "../metadata/model.ts";
import { isUuid } from "../records/fields/uuid.ts";
import type { Cell } from "../storage/column-type.ts";

/** Schema in which the imitated PostgreSQL keeps its enum types; it shows in the messages about them. */
const ENUM_SCHEMA = "workspace_sandbox";

/** Checks one operand and turns it into a cell to compare with. */
export function filterCell(
  value: unknown,
  column: ColumnModel,
  path: string,
  objectName: string,
): Cell {
  if (value === null || value === undefined) return null;
  const read = OPERAND_READERS[column.type] ?? textOperand;
  return read(value, path, column, objectName);
}

type OperandReader = (
  value: unknown,
  path: string,
  column: ColumnModel,
  objectName: string,
) => Cell;

const OPERAND_READERS: Partial<Record<FieldType, OperandReader>> = {
  BOOLEAN: booleanOperand,
  DATE: dateOperand,
  DATE_TIME: dateOperand,
  MULTI_SELECT: optionOperand,
  NUMBER: numberOperand,
  POSITION: numberOperand,
  RATING: optionOperand,
  SELECT: optionOperand,
  UUID: uuidOperand,
};

function booleanOperand(value: unknown, path: string): number {
  if (typeof value === "boolean") return Number(value);
  throw refused(`Invalid boolean value ${inspect(value)} for field "${path}"`);
}

function textOperand(value: unknown, path: string): string {
  if (typeof value !== "string") {
    throw refused(`Invalid string value ${inspect(value)} for text field "${path}"`);
  }
  if (value.includes("\u0000")) throw dataValidationFault();
  return value;
}

function numberOperand(value: unknown, path: string): number {
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number !== "number" || Number.isNaN(number)) {
    throw refused(`Invalid number value ${inspect(number)} for field "${path}"`);
  }
  return number;
}

function uuidOperand(value: unknown, path: string): string {
  if (isUuid(value)) return value.toLowerCase();
  throw refused(
    `Invalid UUID value ${inspect(value)} for field "${path}"`,
    `Invalid value for UUID: "${inspect(value)}"`,
  );
}

function dateOperand(value: unknown, path: string, column: ColumnModel): string {
  if (typeof value === "string" && !Number.isNaN(Date.parse(value))) {
    const text = new Date(value).toISOString();
    return column.type === "DATE" ? text.slice(0, 10) : text;
  }
  const [kind, format] =
    column.type === "DATE" ? ["date", "YYYY-MM-DD"] : ["date-time", "YYYY-MM-DDTHH:mm:ssZ"];
  throw refused(
    `Invalid value ${inspect(value)} for ${kind} field "${path}". Expected format: '${format}'`,
  );
}

/** Unlike a written option, a filtered one reaches PostgreSQL, which does the complaining. */
function optionOperand(
  value: unknown,
  _path: string,
  column: ColumnModel,
  objectName: string,
): string {
  const known = column.options.length === 0 || column.options.some((o) => o.value === value);
  if (typeof value === "string" && known) return value;
  const type = `${ENUM_SCHEMA}.${objectName}_${column.name}_enum`;
  throw constraintViolated(
    `invalid input value for enum ${type}: ${JSON.stringify(String(value))}`,
  );
}

function refused(message: string, userFriendlyMessage?: string): TwentyError {
  return invalidArguments(
    message,
    "INVALID_ARGS_FILTER",
    userFriendlyMessage === undefined ? {} : { userFriendlyMessage },
  );
}
