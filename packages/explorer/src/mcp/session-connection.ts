import { answerTo, progressOf } from "./answer.ts";
import {
  type Connection,
  clientCapabilities,
  clientInfo,
  type Question,
  type RequestOptions,
} from "./connection.ts";
import { McpFailure } from "./failure.ts";
import { type Answer, type Endpoint, type RpcMessage, send } from "./wire.ts";

const VERSION = "2025-11-25";

/** A stream that breaks off before its answer is gone on with this many times. */
const MAX_RESUMPTIONS = 3;

interface Session {
  readonly id: string | undefined;
}

/**
 * Talks 2025-11-25: opens a session when the first request needs one, and a new one when the server has forgotten it.
 * Whether the person can be asked is said when it is opened.
 */
export function createSessionConnection(endpoint: Endpoint, canAsk: boolean): Connection {
  let requests = 0;
  let opened: Promise<Session> | undefined;

  const headersOf = ({ id }: Session): Record<string, string> => ({
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": VERSION,
    ...(id !== undefined && { "mcp-session-id": id }),
  });

  async function open({ signal, onExchange }: RequestOptions): Promise<Session> {
    const id = ++requests;
    const params = {
      protocolVersion: VERSION,
      capabilities: clientCapabilities(canAsk),
      clientInfo,
    };
    const answer = await send(endpoint, {
      method: "POST",
      title: "initialize",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      },
      body: { jsonrpc: "2.0", id, method: "initialize", params },
      signal,
      onExchange,
    });
    await answerTo(id, answer, { onNotification: () => undefined });
    const session = { id: answer.headers.get("mcp-session-id") ?? undefined };
    await say(session, { method: "notifications/initialized" }, { signal, onExchange });
    return session;
  }

  /** A message without an answer: a notification, or what was asked for. */
  async function say(
    session: Session,
    message: RpcMessage,
    {
      signal,
      onExchange,
    }: {
      readonly signal?: AbortSignal | undefined;
      readonly onExchange?: RequestOptions["onExchange"];
    },
  ): Promise<void> {
    const { messages } = await send(endpoint, {
      method: "POST",
      title: message.method ?? "answer to the server",
      headers: { ...headersOf(session), "content-type": "application/json" },
      body: { jsonrpc: "2.0", ...message },
      signal,
      onExchange,
    });
    // Read to the end, so that the record of it is whole.
    for await (const _ of messages);
  }

  async function within<T>(
    session: Session,
    method: string,
    params: Readonly<Record<string, unknown>>,
    options: RequestOptions,
  ): Promise<T> {
    const { signal, onProgress, onExchange } = options;
    const id = ++requests;
    let lastEventId: string | undefined;
    const meanwhile = {
      onNotification: (message: RpcMessage) => progressOf(message, id, onProgress),
      onRequest: (message: RpcMessage) => void reply(session, message, options),
      onEventId: (eventId: string) => {
        lastEventId = eventId;
      },
    };
    const onAbort = (): void => {
      const cancelled = {
        method: "notifications/cancelled",
        params: { requestId: id, reason: "The person stopped it" },
      };
      void say(session, cancelled, { onExchange }).catch(() => undefined);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      const name = params.name ?? params.uri;
      let answer: Answer = await send(endpoint, {
        method: "POST",
        title: [method, ...(typeof name === "string" ? [name] : [])].join(" "),
        headers: { ...headersOf(session), "content-type": "application/json" },
        body: {
          jsonrpc: "2.0",
          id,
          method,
          params: { ...params, ...(onProgress !== undefined && { _meta: { progressToken: id } }) },
        },
        signal,
        onExchange,
      });
      for (let resumptions = 0; ; resumptions++) {
        const answered = await answerTo<T>(id, answer, meanwhile);
        if (answered !== undefined) return answered.result;
        if (lastEventId === undefined || resumptions === MAX_RESUMPTIONS) {
          throw new McpFailure("unreachable", "The connection ended before the answer came.");
        }
        const resume = { ...headersOf(session), "last-event-id": lastEventId };
        answer = await send(endpoint, {
          method: "GET",
          title: "resume the stream",
          headers: resume,
          signal,
          onExchange,
        });
      }
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Puts the server's question to the person; what this page cannot do is refused in the protocol's words. */
  async function reply(
    session: Session,
    { id, method, params }: RpcMessage,
    { ask, signal, onExchange }: RequestOptions,
  ): Promise<void> {
    const answer =
      method === "elicitation/create" && ask !== undefined
        ? { result: await ask(params as unknown as Question, signal) }
        : { error: { code: -32601, message: `${method} is not something this client can do` } };
    await say(
      session,
      { ...(id !== undefined && { id }), ...answer },
      { signal, onExchange },
    ).catch(() => undefined);
  }

  return {
    generation: VERSION,
    async request<T>(method: string, params = {}, options: RequestOptions = {}): Promise<T> {
      opened ??= open(options);
      const mine = opened;
      const session = await mine.catch((error: unknown) => {
        if (opened === mine) opened = undefined;
        throw error;
      });
      try {
        return await within<T>(session, method, params, options);
      } catch (error) {
        // The session has ended; the specification wants a new one (2025-11-25, session management).
        if (!(error instanceof McpFailure) || error.status !== 404) throw error;
        if (opened === mine) opened = open(options);
        return within<T>(await (opened ?? open(options)), method, params, options);
      }
    },
    close() {
      const mine = opened;
      opened = undefined;
      void mine
        ?.then((session) =>
          send(endpoint, {
            method: "DELETE",
            title: "end the session",
            headers: headersOf(session),
            keepalive: true,
          }),
        )
        .catch(() => undefined);
    },
  };
}
