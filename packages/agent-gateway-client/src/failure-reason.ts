import type { GatewayAnswer } from "./transport.ts";

const MAX_REASON_LENGTH = 300;

/** What OpenSSL says of a certificate whose issuer it does not know (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const UNKNOWN_AUTHORITY = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Whether an answer accepts what was sent. Only the status counts, unless the body clearly says something else. */
export function isAccepted(answer: GatewayAnswer): boolean {
  return isSuccess(answer) && !isWebPage(answer) && answer.body.success !== false;
}

/** Says in words why an answer accepts nothing, with the way out where there is one. */
export function refusalReason(answer: GatewayAnswer): string {
  const { status } = answer;
  const detail = detailOf(answer);
  if (status === 401 || status === 403) {
    return `the gateway refused the API key (${status})${detail}. Check AGENT_GATEWAY_API_KEY`;
  }
  if (status >= 300 && status < 400) {
    return `the gateway answered with a redirect (${status}), which is not followed. Check AGENT_GATEWAY_URL`;
  }
  if (isSuccess(answer) && isWebPage(answer)) {
    return `what answered is a web page (${status}), not a gateway. Check AGENT_GATEWAY_URL`;
  }
  return `the gateway answered ${status}${detail}`;
}

/** Says in words why there was no answer. */
export function faultReason(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `the gateway did not answer within ${timeoutMs} ms`;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && UNKNOWN_AUTHORITY.has(code)) {
    return `the gateway's certificate is of an unknown authority (${code}). Set AGENT_GATEWAY_CA_FILE`;
  }
  const text = error.message || firstMessage(error);
  return code === undefined || text.includes(code) ? text : `${text} (${code})`;
}

/** One short line without the key, fit for logs and health pages: a gateway's own words are not trusted. */
export function shownReason(reason: string, apiKey: string | undefined): string {
  const safe = apiKey ? reason.replaceAll(apiKey, "[redacted]") : reason;
  const line = safe.replaceAll(/\p{Cc}+/gu, " ");
  return line.length > MAX_REASON_LENGTH ? `${line.slice(0, MAX_REASON_LENGTH)}…` : line;
}

function isSuccess({ status }: GatewayAnswer): boolean {
  return status >= 200 && status < 300;
}

function isWebPage({ contentType = "" }: GatewayAnswer): boolean {
  return contentType.startsWith("text/html");
}

/** RFC 9457 says `detail`; other gateways say `message` or `error`. */
function detailOf({ body }: GatewayAnswer): string {
  const detail = [body.detail, body.message, body.error].find((text) => typeof text === "string");
  return detail === undefined ? "" : `: ${detail}`;
}

/** `localhost` has two addresses: when both refuse, the message is empty and the errors are inside. */
function firstMessage(error: Error): string {
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? first.message : error.name;
}
