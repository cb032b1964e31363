import type { DynamicInput, FieldSchema, ObjectSchema } from "twenty-client";
import { parseAmount, parseCurrency } from "../../domain/money.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { fieldOf } from "./field-of.ts";
import { optionValue } from "./option-value.ts";
import { resolveRecord } from "./resolve-record.ts";

/** A record's values as a caller writes them. */
export type GivenValues = Readonly<Record<string, unknown>>;

/**
 * Values as people write them in the form that the client takes: amounts with their currency, names for
 * relations, whole names for their parts. What the client checks itself is left to it.
 * @throws ToolFault for what cannot be read, naming the field.
 */
export async function readValues(
  given: GivenValues,
  schema: ObjectSchema,
  call: ToolCall,
  resolve: typeof resolveRecord = resolveRecord,
): Promise<DynamicInput> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const { field, isJoinColumn } = fieldOf(schema, name);
    const { relation } = field;
    if (relation?.joinColumn === undefined) {
      input[field.name] = readValue(field, value);
    } else if (isJoinColumn || value === null) {
      input[relation.joinColumn] = value;
    } else {
      const reference = requireReference(field.name, value);
      const { id } = await resolve(relation.targetObject, reference, field.name, call);
      input[relation.joinColumn] = id;
    }
  }
  return input;
}

/**
 * One value as people write it, in the form that the client takes.
 * @throws ToolFault for what cannot be read.
 */
export function readValue(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  if (field.type === "CURRENCY") return readMoney(field.name, value);
  if (field.type === "FULL_NAME" && typeof value === "string") return splitName(value);
  if (
    (field.type === "EMAILS" || field.type === "LINKS" || field.type === "PHONES") &&
    Array.isArray(value)
  ) {
    const [primary = null, ...additional] = value as readonly unknown[];
    return { primary, additional };
  }
  if ((field.type === "MULTI_SELECT" || field.type === "ARRAY") && typeof value === "string") {
    return optionValue(
      field,
      value.split(/[,;]/).map((item) => item.trim()),
    );
  }
  return optionValue(field, value);
}

/** "1250.50 EUR", a number of units, or `{ amount, currency }`. */
function readMoney(field: string, value: unknown): unknown {
  const { amount, currency } = moneyParts(value);
  const units = parseAmount(amount);
  if (!units.ok) throw unreadable(field, units.reason);
  if (currency === undefined) return { amountMicros: units.value };
  const code = parseCurrency(currency);
  if (!code.ok) throw unreadable(field, code.reason);
  return { amountMicros: units.value, currencyCode: code.value };
}

function moneyParts(value: unknown): { amount: string | number; currency?: string } {
  if (typeof value === "object" && value !== null) {
    const { amount, currency } = value as Record<string, unknown>;
    const isAmount = typeof amount === "string" || typeof amount === "number";
    return { amount: isAmount ? amount : "", ...(typeof currency === "string" && { currency }) };
  }
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const [, amount = text, currency] = /^\s*(-?[\d.]+)\s*([A-Za-z]{3})?\s*$/.exec(text) ?? [];
  return { amount, ...(currency !== undefined && { currency }) };
}

/** The last word is the last name, as Twenty itself splits what is typed. */
function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const words = name.trim().split(/\s+/);
  const lastName = words.length > 1 ? (words.pop() ?? "") : "";
  return { firstName: words.join(" "), lastName };
}

function requireReference(field: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  throw unreadable(field, "give the id or name of one record");
}

function unreadable(field: string, reason: string): ToolFault {
  return new ToolFault({ field, reason, wayOut: "describe-object says what the field takes." });
}
