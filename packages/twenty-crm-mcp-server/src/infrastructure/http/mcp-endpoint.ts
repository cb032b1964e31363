import {
  createMcpHandler,
  isLegacyRequest,
  type ServerEventBus,
} from "@modelcontextprotocol/server";
import type { Clock, Logger } from "service-kit";
import { InFlight } from "../in-flight.ts";
import type { CreateMcpServer } from "../mcp/create-mcp-server.ts";
import { createSessionEndpoint } from "../sessions/session-endpoint.ts";
import type { SessionLimits } from "../sessions/session-table.ts";
import type { OnResponseEnd } from "./on-response-end.ts";
import { readJsonBody } from "./read-json-body.ts";
import { refuseRpc } from "./refusals.ts";

/** `/mcp`: both protocol generations on one address. */
export interface McpEndpoint {
  readonly sessionCount: number;
  handle(request: Request, onEnd: OnResponseEnd): Promise<Response>;
  /** Resolves when every call has been answered. */
  idle(): Promise<void>;
  /** Ends streams and sessions; calls still open are cancelled. */
  close(): Promise<void>;
}

/** Does no I/O of its own. */
export function createMcpEndpoint({
  createMcpServer,
  changes,
  limits,
  clock,
  logger,
}: {
  readonly createMcpServer: CreateMcpServer;
  /** What streams of the later generation are told. */
  readonly changes?: ServerEventBus;
  readonly limits: SessionLimits;
  readonly clock: Clock;
  readonly logger: Logger;
}): McpEndpoint {
  const calls = new InFlight();
  const sessions = createSessionEndpoint({ createMcpServer, limits, clock, logger });
  const stateless = createMcpHandler(createMcpServer, {
    legacy: "reject",
    ...(changes === undefined ? {} : { bus: changes }),
    onerror: (error) => logger.debug("MCP request error", { reason: error.message }),
  });

  async function post(request: Request, onEnd: OnResponseEnd): Promise<Response> {
    const read = await readJsonBody(request);
    if (!read.ok) return read.response;
    if (!isSubscription(read.body)) onEnd(calls.begin());
    // The body decides, not a header: mcp-remote sends Mcp-Method on 2025 traffic.
    return (await isLegacyRequest(request, read.body))
      ? sessions.handle(request, read.body, onEnd)
      : stateless.fetch(request, { parsedBody: read.body });
  }

  return {
    get sessionCount() {
      return sessions.count;
    },
    async handle(request, onEnd) {
      switch (request.method) {
        case "POST":
          return post(request, onEnd);
        case "GET":
        case "DELETE":
          return sessions.handle(request, undefined, onEnd);
        default:
          return refuseRpc("method_not_allowed", {
            detail: "Use POST, and GET or DELETE within a session.",
            headers: { allow: "GET, POST, DELETE, OPTIONS" },
          });
      }
    },
    idle: () => calls.idle(),
    async close() {
      await Promise.all([sessions.close(), stateless.close()]);
    },
  };
}

/** A subscription stays open until the server ends it, so a graceful stop must not wait for it. */
function isSubscription(body: unknown): boolean {
  return (
    typeof body === "object" &&
    body !== null &&
    "method" in body &&
    body.method === "subscriptions/listen"
  );
}
