import { TwentyError } from "../errors/twenty-error.ts";
import type { RecordOperation } from "./access-rules.ts";

/** Refuses what the rules do not allow; nothing has been sent. */
export function refusedAccess(operation: RecordOperation, plural: string): TwentyError {
  return new TwentyError(
    "forbidden",
    `The rules of this server do not let anybody ${operation} ${plural}`,
    {
      wayOut: "Ask its operator. Nothing was done.",
    },
  );
}

/** Refuses a question about a field that may not be seen; to the caller there is none. */
export function refusedField(field: string): TwentyError {
  return new TwentyError("invalid_input", `There is no field ${field} to ask about`, {
    field,
    wayOut: "Nothing was done.",
  });
}

/** Refuses what cannot be held to the rules. */
export function refusedUnruly(what: string): TwentyError {
  return new TwentyError("forbidden", `${what} cannot be held to the rules of this server`, {
    wayOut: "Use the tools for records, or ask its operator. Nothing was done.",
  });
}
