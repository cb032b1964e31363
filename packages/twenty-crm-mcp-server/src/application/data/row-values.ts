import type { FieldSchema } from "twenty-client";
import type { GivenValues } from "../any-object/read-values.ts";
import { listOf } from "./cell-text.ts";
import type { ColumnMapping } from "./map-columns.ts";
import type { TableRow } from "./table-row.ts";

/** The values of a row by field, as callers of the tools write them. Empty cells say nothing: they never empty a field. */
export function rowValues({ cells }: TableRow, { targets }: ColumnMapping): GivenValues {
  const values: Record<string, unknown> = {};
  const parts = new Map<string, Record<string, unknown>>();
  for (const [column, { name, field, part }] of targets) {
    const value = cellValue(cells[column], field, part);
    if (value === undefined) continue;
    if (part === undefined) values[name] = value;
    else parts.set(name, { ...parts.get(name), [part]: value });
  }
  for (const [name, ofField] of parts) values[name] = joined(values[name], ofField);
  return values;
}

/** A whole and its parts: an amount beside its currency; else the parts say more. */
function joined(whole: unknown, parts: Readonly<Record<string, unknown>>): unknown {
  const { currency } = parts;
  if (currency === undefined) return parts;
  if (whole === undefined) return undefined;
  const namesItself = typeof whole === "string" && /[A-Za-z]{3}\s*$/.test(whole);
  return namesItself ? whole : { amount: whole, currency };
}

function cellValue(given: unknown, field: FieldSchema, part: string | undefined): unknown {
  if (typeof given !== "string") return given ?? undefined;
  const text = withoutGuard(given).trim();
  if (text === "") return undefined;
  if (part === "latitude" || part === "longitude") return numberOr(text);
  if (part !== undefined) return text;
  return (READ[field.type] ?? ((same: string) => same))(text);
}

/** An apostrophe keeps spreadsheets from taking a text for a formula. */
function withoutGuard(text: string): string {
  return /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? text.slice(1) : text;
}

/** A value that is none of its type stays a text, for the field's own check to refuse. */
const READ: Readonly<Record<string, (text: string) => unknown>> = {
  NUMBER: numberOr,
  BOOLEAN: (text) => BOOLEANS.get(text.toLowerCase()) ?? text,
  EMAILS: oneOrSeveral,
  PHONES: oneOrSeveral,
  LINKS: oneOrSeveral,
  MULTI_SELECT: listOf,
  ARRAY: listOf,
  RAW_JSON: jsonOr,
};

/** One address says nothing of further ones, which an update then keeps; several are all there are. */
function oneOrSeveral(text: string): unknown {
  const values = listOf(text);
  return values.length === 1 ? values[0] : values;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

function numberOr(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
