import { parseJson } from "../json-text.ts";
import type { HttpResponse } from "../transport/http-request.ts";
import { rateLimitWaitMs } from "../transport/rate-limit-wait.ts";
import { TwentyError } from "./twenty-error.ts";

/**
 * The JSON of an answer, whatever its status.
 * @throws TwentyError `not_twenty` for a redirect, a web page or other text; `server_error`, `rate_limited` or `invalid_input` for those of a proxy.
 */
export function readJsonAnswer(response: HttpResponse): unknown {
  const { status, text } = response;
  if (status >= 300 && status < 400) throw redirected(response);
  const body = text.trim() === "" ? undefined : tryParse(text);
  if (body !== undefined) return body;
  if (status === 429) throw limitedByProxy(response);
  if (tooLargeStatuses.has(status) || /entity too large/.test(text)) {
    throw new TwentyError("invalid_input", "The request is larger than the server accepts", {
      status,
      wayOut: "Send fewer records, ids or shorter texts at once.",
    });
  }
  if (status >= 500) {
    throw new TwentyError("server_error", `The server answered ${status} without saying why`, {
      status,
    });
  }
  const what = isWebPage(response) ? "a web page" : "something that is not JSON";
  throw new TwentyError("not_twenty", `The server answered ${status} with ${what}`, { status });
}

/** A body, an address or headers beyond what a server, or a proxy before it, accepts. */
const tooLargeStatuses = new Set([413, 414, 431]);

/** Twenty itself says in JSON that a limit is reached. */
function limitedByProxy({ status, retryAfter }: HttpResponse): TwentyError {
  return new TwentyError("rate_limited", "A proxy before Twenty limits the rate of requests", {
    status,
    retryAfterMs: rateLimitWaitMs("", retryAfter),
  });
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function isWebPage({ contentType, text }: HttpResponse): boolean {
  return contentType.includes("html") || /^\s*<(?:!doctype|html)/i.test(text);
}

/** The query is left out: login pages put state into it. */
function redirected({ status, location }: HttpResponse): TwentyError {
  const target = location?.split(/[?#]/)[0]?.slice(0, 200) ?? "an unnamed place";
  return new TwentyError("not_twenty", `The server redirects to ${target}`, { status });
}
