import type { Dispatcher } from "undici";
import type { Clock } from "../clock.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { abortedError } from "./abort.ts";
import { connectionError } from "./connection-error.ts";
import type { ConnectionPool } from "./connection-pool.ts";
import type { HttpRequest, HttpResponse } from "./http-request.ts";
import type { Redact } from "./secrets.ts";

/** What an exchange needs besides the request. */
export interface HttpExchangeOptions {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pool: ConnectionPool;
  readonly clock: Clock;
  readonly redact: Redact;
}

const maxResponseBytes = 64 * 1024 * 1024;

/**
 * Sends one request once and reads its whole answer, within `timeoutMs`.
 * @throws TwentyError `timeout`, `aborted`, `unreachable`, `connection_lost` or `invalid_response`.
 */
export async function exchange(
  { baseUrl, headers, pool, clock, redact }: HttpExchangeOptions,
  request: HttpRequest,
  timeoutMs: number,
): Promise<HttpResponse> {
  const deadline = new AbortController();
  const timer = clock.setTimer(() => deadline.abort(), timeoutMs);
  const signal = request.signal
    ? AbortSignal.any([request.signal, deadline.signal])
    : deadline.signal;
  const url = new URL(`${baseUrl}${request.path}`);
  try {
    const dispatcher = await pool.dispatcher();
    const response = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers:
        request.body === undefined ? headers : { ...headers, "content-type": "application/json" },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal,
    });
    return {
      status: response.statusCode,
      contentType: firstOf(response.headers["content-type"]) ?? "",
      location: firstOf(response.headers.location),
      retryAfter: firstOf(response.headers["retry-after"]),
      text: redact(await readText(response.body)),
    };
  } catch (error) {
    if (error instanceof TwentyError) throw error;
    if (request.signal?.aborted) throw abortedError(request.signal);
    if (deadline.signal.aborted) {
      throw new TwentyError("timeout", `Twenty did not answer within ${timeoutMs} ms`);
    }
    throw connectionError(error, baseUrl);
  } finally {
    timer.cancel();
  }
}

async function readText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxResponseBytes) {
      throw new TwentyError("invalid_response", `The answer exceeds ${maxResponseBytes} bytes`, {
        wayOut: "Ask for fewer records or fields at once.",
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
