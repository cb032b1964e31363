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
  const url = new URL(`${request.origin ?? baseUrl}${request.path}`);
  try {
    const dispatcher = await pool.dispatcher();
    const response = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      ...bodyOf(request, headersOf(request, headers)),
      signal,
    });
    const { maxBytes } = request;
    const facts = {
      status: response.statusCode,
      contentType: firstOf(response.headers["content-type"]) ?? "",
      location: firstOf(response.headers.location),
      retryAfter: firstOf(response.headers["retry-after"]),
    };
    if (maxBytes !== undefined && response.statusCode === 200) {
      return { ...facts, text: "", content: await readBytes(response.body, maxBytes) };
    }
    return { ...facts, text: redact(await readText(response.body)) };
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

/** What is sent elsewhere, or needs no key, does not carry it. */
function headersOf(
  { origin, withoutKey = false }: HttpRequest,
  { authorization, ...others }: Readonly<Record<string, string>>,
): Record<string, string> {
  if (origin !== undefined) return { accept: "*/*" };
  if (withoutKey || authorization === undefined) return { ...others, accept: "*/*" };
  return { ...others, authorization };
}

function bodyOf({ body, content }: HttpRequest, headers: Record<string, string>) {
  if (content !== undefined) {
    return { headers: { ...headers, "content-type": content.type }, body: content.bytes };
  }
  if (body === undefined) return { headers, body: null };
  return {
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

async function readText(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const { bytes, isWhole } = await readBytes(body, maxResponseBytes);
  if (isWhole) return bytes.toString("utf8");
  throw new TwentyError("invalid_response", `The answer exceeds ${maxResponseBytes} bytes`, {
    wayOut: "Ask for fewer records or fields at once.",
  });
}

/** Leaving the loop early closes the connection: the rest is never read. */
async function readBytes(
  body: Dispatcher.ResponseData["body"],
  most: number,
): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > most) {
      return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: false };
    }
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
