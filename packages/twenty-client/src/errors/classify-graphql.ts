import { capitalise } from "../capitalise.ts";
import { isWireRecord, type WireRecord } from "../json.ts";
import { rateLimitWaitMs } from "../transport/rate-limit-wait.ts";
import { classifyMessage, type MessageFacts } from "./classify-message.ts";
import type { TwentyErrorCode } from "./error-codes.ts";
import { metadataRefusal } from "./metadata-refusal.ts";
import { TwentyError } from "./twenty-error.ts";

/** Turns the first error of a GraphQL answer into an error of the table; the HTTP status is always 200. */
export function classifyGraphql(errors: readonly unknown[], status: number): TwentyError {
  const error = errors.find(isWireRecord) ?? {};
  const extensions = isWireRecord(error.extensions) ? error.extensions : {};
  const message =
    typeof error.message === "string" && error.message !== ""
      ? error.message.slice(0, 1_000)
      : "Twenty refused without saying why";
  const facts = classifyMessage(message);
  const code = codeOf(message, extensions, facts);
  const conflictingRecord = conflictOf(extensions);
  const reason = reasonOf(code, message, extensions, facts);
  const field = facts?.field ?? duplicatedField(reason);
  return new TwentyError(code, reason, {
    status,
    ...(field === undefined ? {} : { field }),
    ...(conflictingRecord === undefined ? {} : { conflictingRecord }),
    ...(code === "rate_limited" ? { retryAfterMs: rateLimitWaitMs(message, undefined) } : {}),
  });
}

function codeOf(
  message: string,
  { code, subCode }: WireRecord,
  facts: MessageFacts | undefined,
): TwentyErrorCode {
  if (subCode === "LIMIT_REACHED" || facts?.kind === "rate_limited") return "rate_limited";
  if (code === "UNAUTHENTICATED" || facts?.kind === "revoked" || facts?.kind === "missing_token") {
    return "unauthenticated";
  }
  if (code === "FORBIDDEN" || facts?.kind === "forbidden") return "forbidden";
  if (code === "NOT_FOUND" || facts?.kind === "not_found") return "not_found";
  if (facts?.kind === "duplicate") return "duplicate";
  // Also what Twenty says when no key reached it at all: then it shows no object.
  if (/^(?:Cannot query field|Unknown (?:type|argument)|Field ".*" is not defined)/.test(message)) {
    return "schema_mismatch";
  }
  if (facts?.kind === "invalid") return "invalid_input";
  return code === "INTERNAL_SERVER_ERROR" ? "server_error" : "invalid_input";
}

/** For duplicates Twenty names the field only in the words that it means for people. */
function reasonOf(
  code: TwentyErrorCode,
  message: string,
  extensions: WireRecord,
  facts: MessageFacts | undefined,
): string {
  const { userFriendlyMessage } = extensions;
  if (code === "duplicate" && typeof userFriendlyMessage === "string") {
    return userFriendlyMessage.slice(0, 1_000);
  }
  return facts?.reason ?? metadataRefusal(extensions) ?? message;
}

/** "This Domain Name value is already in use" is about `domainName`: labels of fields follow their names. */
function duplicatedField(reason: string): string | undefined {
  const [first, ...rest] =
    /^This ([\w ]+) value is already in use/.exec(reason)?.[1]?.split(" ") ?? [];
  return first && [first.toLowerCase(), ...rest.map(capitalise)].join("");
}

function conflictOf({
  conflictingRecordId: id,
  conflictingObjectNameSingular: object,
}: WireRecord): { id: string; object: string | null } | undefined {
  if (typeof id !== "string" || id === "") return undefined;
  return { id, object: typeof object === "string" ? object : null };
}
