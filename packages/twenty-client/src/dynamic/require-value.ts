import { writeDateTime } from "../composites/date-time.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { isWireRecord, type Json, type WireRecord } from "../json.ts";

// Deeper ones would exhaust the stack, here or behind.
const maxJsonDepth = 100;

/** What a value that does not fit its field is refused with. */
export function misfit(field: string, expected: string, value: unknown): TwentyError {
  return new TwentyError("invalid_input", `${field} takes ${expected}, not ${shown(value)}`, {
    field,
    wayOut: `Give ${expected}.`,
  });
}

/** @throws TwentyError `invalid_input` for anything but a text that PostgreSQL can hold. */
export function requireText(value: unknown, field: string): string {
  if (typeof value !== "string") throw misfit(field, "a text", value);
  if (value.includes("\0")) throw misfit(field, "a text without NUL characters", value);
  return value;
}

/** @throws TwentyError `invalid_input` for anything but a finite number. */
export function requireNumber(value: unknown, field: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw misfit(field, "a number", value);
  return value;
}

/** @throws TwentyError `invalid_input` for what is no decimal number of any length. */
export function requireDecimal(value: unknown, field: string): string {
  const text = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  if (typeof text !== "string" || !/^-?\d{1,1000}(?:\.\d{1,1000})?$/.test(text)) {
    throw misfit(field, 'a decimal number such as "12.50"', value);
  }
  return text;
}

/** @throws TwentyError `invalid_input` for anything but true and false. */
export function requireBoolean(value: unknown, field: string): boolean {
  if (typeof value !== "boolean") throw misfit(field, "true or false", value);
  return value;
}

/** @throws TwentyError `invalid_input` for what is no day of the calendar. */
export function requireDay(value: unknown, field: string): string {
  const day = writeDateTime(requireText(value, field), field);
  if (day.includes("T")) throw misfit(field, "a date as YYYY-MM-DD, without a time", value);
  return day;
}

/** @throws TwentyError `invalid_input` for what is no ISO 8601 time. */
export function requireTime(value: unknown, field: string): string {
  return writeDateTime(requireText(value, field), field);
}

/** @throws TwentyError `invalid_input` for anything but a list whose items all pass. */
export function requireList<Item>(
  value: unknown,
  field: string,
  check: (item: unknown, field: string) => Item,
): readonly Item[] {
  if (!Array.isArray(value)) throw misfit(field, "a list", value);
  return value.map((item) => check(item, field));
}

/** @throws TwentyError `invalid_input` for what JSON cannot carry. */
export function requireJson(value: unknown, field: string, depth = 1): Json {
  if (depth > maxJsonDepth) throw misfit(field, `JSON of at most ${maxJsonDepth} levels`, "more");
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return requireNumber(value, field);
  if (Array.isArray(value)) return value.map((item) => requireJson(item, field, depth + 1));
  if (!isWireRecord(value)) throw misfit(field, "a JSON value", value);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, requireJson(part, field, depth + 1)]),
  );
}

/** @throws TwentyError `invalid_input` for anything but an object with some of these parts. */
export function requireParts(value: unknown, field: string, parts: readonly string[]): WireRecord {
  const expected = `an object with ${parts.join(", ")}`;
  if (!isWireRecord(value)) throw misfit(field, expected, value);
  const unknown = Object.keys(value).find((part) => !parts.includes(part));
  if (unknown !== undefined) {
    throw new TwentyError("invalid_input", `${field} has no part "${unknown.slice(0, 60)}"`, {
      field,
      wayOut: `Give ${expected}.`,
    });
  }
  return value;
}

function shown(value: unknown): string {
  const text = typeof value === "bigint" ? value.toString() : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
