import { randomUUID } from "node:crypto";
import {
  isInitializeRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { Clock, Logger } from "service-kit";
import { principalOf } from "../http/caller-key.ts";
import type { OnResponseEnd } from "../http/on-response-end.ts";
import { refuseRpc } from "../http/refusals.ts";
import type { CreateMcpServer } from "../mcp/create-mcp-server.ts";
import { EventLog } from "./event-log.ts";
import { type SessionLimits, SessionTable, type TabledSession } from "./session-table.ts";

/** Serves clients of the 2025 generation, which open a session with `initialize`. */
export interface SessionEndpoint {
  readonly count: number;
  /** `body` is the parsed message of a POST, and undefined for GET and DELETE. */
  handle(request: Request, body: unknown, onEnd: OnResponseEnd): Promise<Response>;
  /** Ends all sessions and their streams. */
  close(): Promise<void>;
}

interface Session extends TabledSession {
  /** Who opened it: to anybody else it does not exist. */
  readonly principal: string;
  readonly server: McpServer;
  readonly transport: WebStandardStreamableHTTPServerTransport;
}

/** Seconds after which a refused client may look for a free session again. */
const RETRY_AFTER_S = "10";

/** What a client whose stream broke is told to wait before it resumes. */
const RECONNECT_MS = 1000;

/** Does no I/O of its own; sessions and events live in memory, within bounds. */
export function createSessionEndpoint({
  createMcpServer,
  limits,
  clock,
  logger,
}: {
  readonly createMcpServer: CreateMcpServer;
  readonly limits: SessionLimits;
  readonly clock: Clock;
  readonly logger: Logger;
}): SessionEndpoint {
  const events = new EventLog();
  const table = new SessionTable<Session>(limits, clock);

  async function open(request: Request, body: unknown, onEnd: OnResponseEnd): Promise<Response> {
    const id = randomUUID();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      eventStore: events.forSession(id),
      retryInterval: RECONNECT_MS,
    });
    const server = createMcpServer({ era: "legacy", requestInfo: request });
    const { onclose } = server.server;
    server.server.onclose = () => {
      onclose?.();
      table.delete(id);
      events.forget(id);
    };
    server.server.onerror = (error) => logger.debug("MCP session error", { reason: error.message });
    const principal = principalOf(request);
    const session: Session = { id, principal, server, transport, end: () => server.close() };
    if (!table.add(session)) {
      return refuseRpc("too_many_sessions", {
        detail: `All ${limits.maxSessions} sessions are in use. Try again later.`,
        headers: { "retry-after": RETRY_AFTER_S },
      });
    }
    await server.connect(transport);
    const response = await serve(session, request, body, onEnd);
    // A refused handshake (a wrong Accept header, for example) leaves a session that nobody can address.
    if (!response.ok) await session.end();
    return response;
  }

  function serve(
    session: Session,
    request: Request,
    body: unknown,
    onEnd: OnResponseEnd,
  ): Promise<Response> {
    onEnd(table.use(session.id));
    return session.transport.handleRequest(request, { parsedBody: body });
  }

  return {
    get count() {
      return table.size;
    },
    async handle(request, body, onEnd) {
      const id = request.headers.get("mcp-session-id");
      if (id === null) {
        if (isInitializeRequest(body)) return open(request, body, onEnd);
        return refuseRpc("invalid_request", {
          detail:
            "Mcp-Session-Id is missing: open a session with initialize, or send requests of protocol 2026-07-28.",
        });
      }
      const session = table.get(id);
      if (session === undefined || session.principal !== principalOf(request)) {
        return refuseRpc("session_not_found", {
          detail: "Session not found: it has ended. Open a new one with initialize.",
        });
      }
      return serve(session, request, body, onEnd);
    },
    close: () => table.close(),
  };
}
