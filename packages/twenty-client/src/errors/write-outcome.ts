import type { RequestKind } from "../transport/http-request.ts";
import type { TwentyErrorCode } from "./error-codes.ts";
import { TwentyError } from "./twenty-error.ts";

/** Failures after which a write may have happened all the same. */
const unsureCodes: ReadonlySet<TwentyErrorCode> = new Set([
  "timeout",
  "aborted",
  "connection_lost",
  "invalid_response",
  "server_error",
]);

/** Says of a failed write whether it may have happened: the caller must look before it tries again. */
export function writeOutcome(error: unknown, kind: RequestKind): unknown {
  if (kind === "read" || !(error instanceof TwentyError) || !unsureCodes.has(error.code)) {
    return error;
  }
  return new TwentyError(error.code, error.reason, {
    mayHaveApplied: true,
    cause: error.cause,
    wayOut: "Look whether the write happened before sending it again.",
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.field === undefined ? {} : { field: error.field }),
  });
}
