import { isWireRecord, type Json, type WireInput } from "../json.ts";
import { textOrNull } from "./text.ts";

/** An exact amount: millionths of the currency's unit, so that no floating point is ever involved. */
export interface Money {
  readonly amountMicros: bigint;
  /** ISO 4217, such as `EUR`; null when the CRM holds an amount without one. */
  readonly currencyCode: string | null;
}

/** What a write says of an amount; an update that names no currency keeps the one that is there. */
export interface MoneyInput {
  readonly amountMicros: bigint;
  readonly currencyCode?: string;
}

/** Null when there is no amount. */
export function readMoney(value: unknown): Money | null {
  if (!isWireRecord(value)) return null;
  const amountMicros = readMicros(value.amountMicros);
  return amountMicros === null
    ? null
    : { amountMicros, currencyCode: textOrNull(value.currencyCode) };
}

/** Only the named parts; null clears the amount and its currency. */
export function writeMoney(input: MoneyInput | null): WireInput {
  if (input === null) return { amountMicros: null, currencyCode: null };
  return {
    amountMicros: microsToJson(input.amountMicros),
    ...(input.currencyCode === undefined ? {} : { currencyCode: input.currencyCode }),
  };
}

/** A JSON number where it is exact, text where a double would round; Twenty takes both. */
export function microsToJson(amountMicros: bigint): Json {
  const double = Number(amountMicros);
  return BigInt(double) === amountMicros ? double : amountMicros.toString();
}

/** Numbers that a double cannot hold arrive as bigint (see `parseJson`) or as text. */
function readMicros(value: unknown): bigint | null {
  if (typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isFinite(value)) return BigInt(Math.trunc(value));
  const digits = typeof value === "string" ? /^(-?\d+)(?:\.0*)?$/.exec(value)?.[1] : undefined;
  return digits === undefined ? null : BigInt(digits);
}
