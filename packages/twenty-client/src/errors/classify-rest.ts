import { isWireRecord } from "../json.ts";
import type { HttpResponse } from "../transport/http-request.ts";
import { rateLimitWaitMs } from "../transport/rate-limit-wait.ts";
import { classifyMessage, type MessageFacts } from "./classify-message.ts";
import type { TwentyErrorCode } from "./error-codes.ts";
import { TwentyError, type TwentyErrorDetails } from "./twenty-error.ts";

/** Turns a refusal over REST into an error of the table: by code, then by words, then by status. */
export function classifyRest(response: HttpResponse, body: unknown): TwentyError {
  const { status } = response;
  const message = messageOf(body) ?? `The server answered ${status}`;
  if (status === 429) {
    return new TwentyError("rate_limited", message, {
      status,
      retryAfterMs: rateLimitWaitMs(message, response.retryAfter),
    });
  }
  if (status === 404 && /^Cannot (?:GET|POST|PUT|PATCH|DELETE) /.test(message)) {
    return new TwentyError("not_twenty", `The server has no such address: ${message}`, { status });
  }
  const facts = classifyMessage(message);
  const code = codeOf(status, body, facts);
  return new TwentyError(code, facts?.reason ?? message, detailsOf(status, facts));
}

function detailsOf(status: number, facts: MessageFacts | undefined): TwentyErrorDetails {
  return { status, ...(facts?.field === undefined ? {} : { field: facts.field }) };
}

function codeOf(status: number, body: unknown, facts: MessageFacts | undefined): TwentyErrorCode {
  const code = isWireRecord(body) ? body.code : undefined;
  if (code === "PERMISSION_DENIED") return "forbidden";
  if (status === 401 || facts?.kind === "revoked" || facts?.kind === "missing_token") {
    return "unauthenticated";
  }
  if (facts?.kind === "unknown_object") return "schema_mismatch";
  if (facts?.kind === "duplicate" || facts?.kind === "forbidden" || facts?.kind === "not_found") {
    return facts.kind;
  }
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  if (isRefusedContent(status, messageOf(body))) return "invalid_input";
  return status >= 500 ? "server_error" : "invalid_input";
}

/** Twenty answers 500 for a NUL character: the fault is the caller's. */
function isRefusedContent(status: number, message: string | undefined): boolean {
  return status === 500 && /Data validation error/.test(message ?? "");
}

/** `{messages: […]}` from Twenty, `{message}` from its framework. */
function messageOf(body: unknown): string | undefined {
  if (!isWireRecord(body)) return undefined;
  for (const value of [body.messages, body.message]) {
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (text) => typeof text === "string" && text !== "",
    );
    if (texts.length > 0) return texts.join("; ").slice(0, 1_000);
  }
  return undefined;
}
