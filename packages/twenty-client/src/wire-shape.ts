import { TwentyError } from "./errors/twenty-error.ts";
import { isWireRecord, type WireRecord } from "./json.ts";

/** @throws TwentyError `invalid_response` when Twenty did not send a record where one belongs. */
export function requireWireRecord(value: unknown, what: string): WireRecord {
  if (!isWireRecord(value)) throw misshapen(what, "a record");
  return value;
}

/** @throws TwentyError `invalid_response` when Twenty did not send a list where one belongs. */
export function requireWireRecords(value: unknown, what: string): readonly WireRecord[] {
  if (!Array.isArray(value) || !value.every(isWireRecord))
    throw misshapen(what, "a list of records");
  return value;
}

function misshapen(what: string, expected: string): TwentyError {
  return new TwentyError("invalid_response", `The answer holds no ${what} that is ${expected}`);
}
