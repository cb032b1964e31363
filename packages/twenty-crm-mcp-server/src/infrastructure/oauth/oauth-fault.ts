import {
  AuthorizationResponseError,
  OperationProcessingError,
  ResponseBodyError,
  UnsupportedOperationError,
} from "oauth4webapi";
import { oneLine } from "../../domain/plain-text.ts";

/** Why a step of signing in failed. */
type OauthFaultKind =
  /** The server said no: the same again will not help. */
  | "refused"
  /** No answer, or none that is about this. */
  | "unreachable"
  /** An answer that must not be trusted. */
  | "unfit";

/** A step of OAuth that failed, and the way out. */
export class OauthFault extends Error {
  override readonly name = "OauthFault";
  readonly kind: OauthFaultKind;
  readonly wayOut: string;

  constructor(kind: OauthFaultKind, reason: string, wayOut: string, cause?: unknown) {
    super(reason, cause === undefined ? {} : { cause });
    this.kind = kind;
    this.wayOut = wayOut;
  }
}

/** The errors of RFC 6749 section 5.2 after which a token is of no more use. */
const FINAL_ERRORS = new Set(["invalid_grant", "invalid_client", "unauthorized_client"]);
const MAX_REASON = 200;

/** The one place where a failure of the library becomes a sentence; what the server wrote stays one short line. */
export function toOauthFault(error: unknown, step: string): OauthFault {
  if (error instanceof OauthFault) return error;
  if (error instanceof AuthorizationResponseError) {
    const denied = error.error === "access_denied";
    return new OauthFault(
      "refused",
      denied
        ? "The sign-in was declined in the browser"
        : `${step} failed: ${worded(error.error, error.error_description)}`,
      "Nothing was kept. Run login again to try once more.",
    );
  }
  if (error instanceof ResponseBodyError) {
    return new OauthFault(
      FINAL_ERRORS.has(error.error) ? "refused" : "unreachable",
      `${step} failed: ${worded(error.error, error.error_description)}`,
      error.error === "invalid_client"
        ? "Run login --register: the application is no longer known."
        : "Run login again.",
      error,
    );
  }
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError) {
    return new OauthFault(
      "unfit",
      `${step} failed: the answer is not to be trusted (${oneLine(error.message, MAX_REASON)})`,
      "Check the address of Twenty, and that its SERVER_URL is the address you use.",
      error,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new OauthFault(
    "unreachable",
    `${step} failed: ${oneLine(reason, MAX_REASON)}`,
    "Check that Twenty can be reached from here, and try again.",
    error,
  );
}

function worded(code: string, description: string | undefined): string {
  const text = description === undefined ? code : `${code}: ${description}`;
  return oneLine(text, MAX_REASON);
}
