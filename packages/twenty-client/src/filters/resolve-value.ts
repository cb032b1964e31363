import { writeDateTime } from "../composites/date-time.ts";
import { microsToJson } from "../composites/money.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { requireRecordId } from "../records/record-id.ts";
import { requireOption } from "../schema/require-option.ts";
import type { FilterValue } from "./filter.ts";
import type { ResolvedField, ResolvedValue } from "./resolved-filter.ts";

const token = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;

/**
 * Checks a value against what its field holds.
 * @throws TwentyError `invalid_input` that names the field.
 */
export function resolveValue(
  value: FilterValue,
  { kind, options }: Pick<ResolvedField, "kind" | "options">,
  field: string,
): ResolvedValue {
  if (typeof value === "bigint") return literal(exactNumber(value));
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw mismatch(value, "a finite number", field);
    return literal(value);
  }
  if (typeof value === "boolean") return literal(value);
  switch (kind) {
    case "id":
      return literal(requireRecordId(value, field));
    case "dateTime":
      return literal(writeDateTime(value, field));
    case "number":
    case "micros":
      if (!/^-?\d{1,18}(?:\.\d{1,9})?$/.test(value)) throw mismatch(value, "a number", field);
      return literal(kind === "micros" ? exactNumber(toMicros(value, field)) : Number(value));
    case "email":
      // Twenty keeps addresses in lower case and compares exactly.
      return textValue(value.toLowerCase(), field);
    case "token":
      return tokenValue(value, field);
    case "option":
      return tokenValue(
        options === undefined ? value : requireOption(value, field, options),
        field,
      );
    case "boolean":
      if (value !== "true" && value !== "false") throw mismatch(value, "true or false", field);
      return literal(value === "true");
    case "text":
    case "list":
    case "unknown":
      return textValue(value, field);
  }
}

/**
 * Checks a text that people may have typed.
 * @throws TwentyError `invalid_input` for a NUL character, which PostgreSQL cannot hold.
 */
export function requireFilterText(text: string, field: string): string {
  if (text.includes("\0")) throw mismatch(text, "a text without NUL characters", field);
  return text;
}

function tokenValue(text: string, field: string): ResolvedValue {
  return token.test(text) ? literal(text) : textValue(text, field);
}

function textValue(text: string, field: string): ResolvedValue {
  return { form: "text", text: requireFilterText(text, field) };
}

function literal(value: string | number | boolean): ResolvedValue {
  return { form: "literal", literal: value };
}

function toMicros(value: string, field: string): bigint {
  if (value.includes(".")) throw mismatch(value, "a whole number of micros", field);
  return BigInt(value);
}

function exactNumber(value: bigint): number | string {
  const json = microsToJson(value);
  return typeof json === "number" ? json : value.toString();
}

function mismatch(value: FilterValue, expected: string, field: string): TwentyError {
  return new TwentyError(
    "invalid_input",
    `"${String(value).slice(0, 60)}" is not ${expected}, which ${field} is compared with`,
    { field },
  );
}
