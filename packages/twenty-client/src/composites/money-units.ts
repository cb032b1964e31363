import { TwentyError } from "../errors/twenty-error.ts";

const microsPerUnit = 1_000_000n;
const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;
// PostgreSQL's numeric would hold more, but no amount of money needs it and a typo easily makes it.
const maxDigits = 18;

/**
 * Micros of an amount written in units, such as `"1234.50"`: exact, with a point, without grouping.
 * @throws TwentyError `invalid_input` for anything else, and for more than six decimals.
 */
export function parseUnits(units: string): bigint {
  const [, sign, whole = "", fraction = ""] = decimal.exec(units.trim()) ?? [];
  const digits = fraction.replace(/0+$/, "");
  if (sign === undefined || digits.length > 6 || whole.length > maxDigits) {
    throw new TwentyError("invalid_input", `"${units.slice(0, 40)}" is not an amount`, {
      wayOut: 'Write the amount in units with at most six decimals, such as "1234.50".',
    });
  }
  const micros = BigInt(whole) * microsPerUnit + BigInt(digits.padEnd(6, "0"));
  return sign === "-" ? -micros : micros;
}

/** An amount in units as the shortest exact decimal, such as `"1234.5"`; the inverse of `parseUnits`. */
export function formatUnits(amountMicros: bigint): string {
  const magnitude = amountMicros < 0n ? -amountMicros : amountMicros;
  const fraction = (magnitude % microsPerUnit).toString().padStart(6, "0").replace(/0+$/, "");
  const units = `${magnitude / microsPerUnit}${fraction === "" ? "" : `.${fraction}`}`;
  return amountMicros < 0n ? `-${units}` : units;
}
