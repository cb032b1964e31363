import { readEvents, type StreamEvent } from "web-kit";
import { type Exchange, kept, MAX_EVENTS, masked, type WireResponse } from "./exchange.ts";
import { McpFailure } from "./failure.ts";

/** Where requests go, and what goes with each. */
export interface Endpoint {
  readonly url: string;
  /** Keys and choices of the reader, read anew for each request. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
}

/** An answer whose body is being read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The messages in it, as they come: one for a JSON body, any number for a stream. */
  readonly messages: AsyncGenerator<Incoming>;
}

/** A JSON-RPC message of the server, and the place in the stream to go on from. */
export interface Incoming {
  readonly message: RpcMessage;
  readonly eventId?: string;
}

/** Any message of JSON-RPC 2.0. */
export interface RpcMessage {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** What one request is made of. */
export interface Outgoing {
  readonly method: "POST" | "GET" | "DELETE";
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
  readonly keepalive?: boolean;
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

let exchanges = 0;

/**
 * Sends one request, and tells of it as it goes on.
 * @throws McpFailure when there is no answer, or the server wants a key.
 */
export async function send(endpoint: Endpoint, outgoing: Outgoing): Promise<Answer> {
  const record = recorder(endpoint, outgoing);
  let response: Response;
  try {
    response = await endpoint.fetch(endpoint.url, {
      method: outgoing.method,
      headers: record.sentHeaders,
      ...(outgoing.body !== undefined && { body: JSON.stringify(outgoing.body) }),
      ...(outgoing.signal !== undefined && { signal: outgoing.signal }),
      ...(outgoing.keepalive === true && { keepalive: true }),
      cache: "no-store",
      credentials: "omit",
    });
  } catch (error) {
    throw record.failed(
      outgoing.signal?.aborted === true
        ? new McpFailure("cancelled", "Cancelled.")
        : new McpFailure("unreachable", `The server does not answer at ${endpoint.url}.`),
      error,
    );
  }
  record.answered(response);
  if (response.status === 401) {
    throw new McpFailure("unauthorized", await refusalText(response, record), { status: 401 });
  }
  return {
    status: response.status,
    headers: response.headers,
    messages: messagesOf(response, record, outgoing.signal),
  };
}

type Recorder = ReturnType<typeof recorder>;

function recorder(endpoint: Endpoint, { method, title, headers, body, onExchange }: Outgoing) {
  const sentHeaders = { ...endpoint.headers(), ...headers };
  const startedAt = Date.now();
  const start = performance.now();
  const since = (): number => performance.now() - start;
  let exchange: Exchange = {
    id: ++exchanges,
    startedAt,
    title,
    request: {
      method,
      url: endpoint.url,
      headers: masked(sentHeaders),
      ...(body !== undefined && { body: kept(JSON.stringify(body)) }),
    },
  };
  const tell = (more: Partial<Exchange>): void => {
    exchange = { ...exchange, ...more };
    onExchange?.(exchange);
  };
  const respond = (more: Partial<WireResponse>): void => {
    if (exchange.response !== undefined) tell({ response: { ...exchange.response, ...more } });
  };
  tell({});
  return {
    sentHeaders,
    answered: ({ status, statusText, headers: received }: Response) =>
      tell({ response: { status, statusText, headers: Object.fromEntries(received) } }),
    body: (text: string) => respond({ body: kept(text) }),
    event(event: StreamEvent) {
      const events = exchange.response?.events ?? [];
      const next = { ...event, data: kept(event.data), afterMs: since() };
      respond({ events: [...events, next].slice(-MAX_EVENTS) });
    },
    ended: () => tell({ durationMs: since() }),
    failed(failure: McpFailure, cause: unknown): McpFailure {
      tell({ durationMs: since(), error: failure.message });
      failure.cause = cause;
      return failure;
    },
  };
}

async function* messagesOf(
  response: Response,
  record: Recorder,
  signal: AbortSignal | undefined,
): AsyncGenerator<Incoming> {
  try {
    if (response.headers.get("content-type")?.startsWith("text/event-stream") && response.body) {
      for await (const event of readEvents(response.body)) {
        record.event(event);
        if (event.data === "") continue;
        yield { message: parsed(event.data), ...(event.id !== undefined && { eventId: event.id }) };
      }
      return;
    }
    const text = await response.text();
    record.body(text);
    if (text !== "") yield { message: parsed(text) };
  } catch (error) {
    if (error instanceof McpFailure) throw error;
    throw record.failed(
      signal?.aborted === true
        ? new McpFailure("cancelled", "Cancelled.")
        : new McpFailure("unreachable", "The connection broke before the answer was whole."),
      error,
    );
  } finally {
    record.ended();
  }
}

async function refusalText(response: Response, record: Recorder): Promise<string> {
  const text = await response.text();
  record.body(text);
  record.ended();
  try {
    return parsed(text).error?.message ?? "The server wants a key.";
  } catch {
    return "The server wants a key.";
  }
}

function parsed(text: string): RpcMessage {
  try {
    return JSON.parse(text) as RpcMessage;
  } catch {
    throw new McpFailure(
      "refused",
      "The answer is not JSON: something else than the server may stand at this address.",
    );
  }
}
