import type { Clock, Logger } from "service-kit";
import type { Snapshot } from "../registry/snapshot.ts";
import { fieldValue } from "../transport/field-lines.ts";
import type { InboundExchange } from "../transport/inbound.ts";
import type { UpstreamTransport } from "../transport/upstream.ts";
import { type Call, callOf, callWithoutBody } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { createInstanceSeal } from "./instance-seal.ts";
import { OpenExchanges } from "./open-exchanges.ts";
import { routeBalanced } from "./route-balanced.ts";
import { routeSession } from "./route-session.ts";
import { writeRpcError } from "./rpc-error.ts";
import { TurnCounter } from "./turn-counter.ts";

/** What the data path works with. */
export interface ProxyDependencies {
  readonly snapshot: () => Snapshot;
  readonly upstreams: UpstreamTransport;
  /** An instance could not be reached; nothing was sent to it. */
  readonly onConnectFailure: (agentId: string, reason: string) => void;
  /** 32 bytes. */
  readonly sessionKey: Buffer;
  /** What instances ask of their clients; never the gateway's own key. */
  readonly upstreamApiKey: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly firstByteTimeoutMs: number;
}

/** The data path: `/{service}/mcp`. */
export interface McpProxy {
  readonly handle: (client: InboundExchange, service: string) => Promise<void>;
  /** Exchanges under way, streams included. */
  readonly inFlight: () => number;
  /** Resolves when every call has its answer; streams that only stand open are not waited for. */
  readonly callsDone: () => Promise<void>;
  /** Cuts the connections to the instances, and so every exchange that is still open. */
  readonly close: () => Promise<void>;
}

/** Request bodies are kept whole, so that another instance can be tried; longer ones are refused. */
const MAX_REQUEST_BODY_BYTES = 4 * 1024 * 1024;
const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "DELETE"]);

/** Does no I/O of its own. */
export function createProxy(dependencies: ProxyDependencies): McpProxy {
  const { snapshot, clock, upstreams } = dependencies;
  const open = new OpenExchanges();
  const seal = createInstanceSeal(dependencies.sessionKey, clock);
  const router = { ...dependencies, seal, turns: new TurnCounter() };

  async function route(exchange: Exchange): Promise<void> {
    const sealed = fieldValue(exchange.client.fields, "mcp-session-id");
    if (sealed === undefined) await routeBalanced(exchange, router);
    else await routeSession(exchange, sealed, router);
  }

  return {
    async handle(client, service) {
      const received = await receive(client);
      if (received === undefined) return;
      const { call, body } = received;
      const candidates = snapshot().services.get(service);
      if (candidates === undefined) {
        const detail = `No MCP service named ${service} is registered.`;
        writeRpcError(client, call, "not_found", detail);
        return;
      }
      const exchange: Exchange = {
        client,
        service,
        candidates,
        call,
        method: client.method as Exchange["method"],
        body,
      };
      await open.track(call.isStanding, () => route(exchange));
    },
    inFlight: () => open.size,
    callsDone: () => open.callsDone(),
    close: () => upstreams.close(),
  };
}

/** Reads what was asked; answers itself when that cannot be passed on. */
async function receive(
  client: InboundExchange,
): Promise<{ readonly call: Call; readonly body: Buffer | null } | undefined> {
  const { method } = client;
  if (!METHODS.has(method)) {
    const detail = "An MCP address supports GET, POST and DELETE.";
    const allow = [...METHODS].join(", ");
    writeRpcError(client, { id: null }, "method_not_allowed", detail, { allow });
    return undefined;
  }
  if (method !== "POST") return { call: callWithoutBody(method), body: null };
  const read = await client.readBody(MAX_REQUEST_BODY_BYTES);
  switch (read.kind) {
    case "whole":
      return { call: callOf(read.body), body: read.body };
    case "too_large": {
      const detail = `A request may have ${MAX_REQUEST_BODY_BYTES} bytes at most.`;
      // The rest of the body is not read, so the connection cannot be used again.
      writeRpcError(client, { id: null }, "payload_too_large", detail, { connection: "close" });
      return undefined;
    }
    case "left":
      return undefined;
  }
}
