import type { FieldType } from "../metadata/field-type.ts";
import type { ColumnModel } from "../metadata/model.ts";

/** What a filter can ask of a value. */
export type Operator =
  | "eq"
  | "neq"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "in"
  | "is"
  | "like"
  | "ilike"
  | "startsWith"
  | "endsWith"
  | "containsAny"
  | "containsIlike"
  | "isEmptyArray";

const TEXT = [
  "eq",
  "neq",
  "gt",
  "gte",
  "lt",
  "lte",
  "in",
  "is",
  "like",
  "ilike",
  "startsWith",
  "endsWith",
] as const;
const ORDERED = ["eq", "neq", "gt", "gte", "lt", "lte", "in", "is"] as const;

/** Operators by type, in the order in which Twenty's refusals list them. */
const OPERATORS: Readonly<Record<FieldType, readonly Operator[]>> = {
  ACTOR: [],
  ADDRESS: [],
  ARRAY: ["containsIlike", "is", "isEmptyArray"],
  BOOLEAN: ["eq", "is"],
  CURRENCY: [],
  DATE: ORDERED,
  DATE_TIME: ORDERED,
  EMAILS: [],
  FILES: ["is", "like"],
  FULL_NAME: [],
  LINKS: [],
  MORPH_RELATION: ORDERED,
  MULTI_SELECT: ["containsAny", "is", "isEmptyArray"],
  NUMBER: ORDERED,
  PHONES: [],
  POSITION: ORDERED,
  RATING: ["eq", "neq", "in", "containsAny", "is", "isEmptyArray"],
  RAW_JSON: ["is", "like"],
  RELATION: ORDERED,
  RICH_TEXT: [],
  SELECT: ["eq", "neq", "gt", "gte", "lt", "lte", "in", "containsAny", "is", "isEmptyArray"],
  TEXT,
  TS_VECTOR: ["eq", "neq", "is"],
  UUID: ORDERED,
};

/** The operators that a column's type allows. */
export function allowedOperators(column: ColumnModel): readonly Operator[] {
  return OPERATORS[column.type];
}

/** Whether the name is one of the allowed operators. */
export function isAllowed(name: string, allowed: readonly Operator[]): name is Operator {
  return allowed.some((operator) => operator === name);
}
