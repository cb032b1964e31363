import { TwentyError } from "../errors/twenty-error.ts";

/** Codes of a connection that never came about: nothing was sent. */
const neverConnected: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "its host name is unknown",
  EAI_AGAIN: "its host name could not be looked up",
  EHOSTUNREACH: "no route leads to its host",
  ENETUNREACH: "no route leads to its network",
  EADDRNOTAVAIL: "no local address can reach it",
  UND_ERR_CONNECT_TIMEOUT: "it did not accept a connection in time",
  CERT_HAS_EXPIRED: "its TLS certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its TLS certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its TLS certificate chain holds a self-signed one",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its TLS certificate cannot be verified",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the issuer of its TLS certificate is unknown here",
  ERR_TLS_CERT_ALTNAME_INVALID: "its TLS certificate is for another host",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS: perhaps the scheme should be http",
  EPROTO: "it does not speak TLS: perhaps the scheme should be http",
};

/** Whether a failed connection had come about decides whether a write may be sent again. */
export function connectionError(error: unknown, baseUrl: string): TwentyError {
  const code = codeOf(error);
  const why = code === undefined ? undefined : neverConnected[code];
  if (why !== undefined) {
    return new TwentyError("unreachable", `Twenty cannot be reached at ${baseUrl}: ${why}`, {
      cause: error,
    });
  }
  return new TwentyError(
    "connection_lost",
    `The connection to ${baseUrl} broke before the answer was complete`,
    { cause: error },
  );
}

/** Node hides the code of a host with several addresses in an AggregateError. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && !hasCode(error)) return codeOf(error.errors[0]);
  return hasCode(error) ? error.code : undefined;
}

function hasCode(error: unknown): error is { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
