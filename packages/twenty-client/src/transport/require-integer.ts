import { TwentyError } from "../errors/twenty-error.ts";

/**
 * Passes on a whole number from `min` on.
 * @throws TwentyError `invalid_configuration` that names the option.
 */
export function requireInteger(option: string, value: number, min: number): number {
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new TwentyError("invalid_configuration", `${option} is ${value}`, {
    field: option,
    wayOut: `Give a whole number of at least ${min}.`,
  });
}
