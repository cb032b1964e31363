import { type Parsed, parsed, refused } from "./parsed.ts";

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const MICROS_PER_UNIT = 1_000_000n;
const FRACTION_DIGITS = 6;
/** Postgres `numeric` would take more, but no currency needs it and clients print it badly. */
const MAX_INTEGER_DIGITS = 15;

/** Reads an amount in units ("12500.50") as micros, digit by digit: floating point never touches it. */
export function parseAmount(input: string | number): Parsed<bigint> {
  const match = DECIMAL.exec(String(input).trim());
  if (match === null) return refused("write a plain decimal such as 12500.50");
  const [, sign, units = "", fraction = ""] = match;
  if (fraction.length > FRACTION_DIGITS) return refused("at most 6 decimals are kept");
  if (units.replace(/^0+/, "").length > MAX_INTEGER_DIGITS) {
    return refused(`at most ${MAX_INTEGER_DIGITS} digits before the point`);
  }
  const micros =
    BigInt(units) * MICROS_PER_UNIT + BigInt(fraction.padEnd(FRACTION_DIGITS, "0") || "0");
  return parsed(sign === "-" ? -micros : micros);
}

/** Writes micros as units: no exponent, and cents shown in pairs (12500, 12500.50, 0.000001). */
export function formatAmount(micros: bigint): string {
  const magnitude = micros < 0n ? -micros : micros;
  const units = magnitude / MICROS_PER_UNIT;
  const fraction = String(magnitude % MICROS_PER_UNIT)
    .padStart(FRACTION_DIGITS, "0")
    .replace(/0+$/, "");
  const decimals = fraction === "" ? "" : `.${fraction.padEnd(2, "0")}`;
  return `${micros < 0n ? "-" : ""}${units}${decimals}`;
}

/** Reads an ISO 4217 code in either case. */
export function parseCurrency(input: string): Parsed<string> {
  const code = input.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? parsed(code) : refused("use a 3-letter code such as USD");
}
