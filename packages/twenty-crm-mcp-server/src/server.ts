import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ServerEventBus } from "@modelcontextprotocol/server";
import { type Clock, type ListeningServer, type Logger, listen } from "service-kit";
import type { CircuitState } from "twenty-client";
import type { ToolOutline } from "./application/tools/tool-outlines.ts";
import type { HttpConfig } from "./config/config.ts";
import type {
  AnnouncedEndpoints,
  GatewayRegistration,
  GatewayStatus,
} from "./infrastructure/gateway/gateway-registration.ts";
import { buildApp, type ReachedWorkspace } from "./infrastructure/http/build-app.ts";
import type { KeySource } from "./infrastructure/http/caller-key.ts";
import {
  createHealthReport,
  type Health,
  healthStatus,
  type Phase,
  type WorkspaceSources,
} from "./infrastructure/http/health.ts";
import { createMcpEndpoint } from "./infrastructure/http/mcp-endpoint.ts";
import type { WebhookParts } from "./infrastructure/http/webhook-endpoint.ts";
import type { CreateMcpServer } from "./infrastructure/mcp/create-mcp-server.ts";
import {
  createReachability,
  type Ping,
  type Reachability,
} from "./infrastructure/twenty/reachability.ts";
import type { ToolSummary } from "./web/tool-list.ts";

/** Makes the server's place in a gateway once its addresses are known. */
export type CreateGateway = (
  endpoints: AnnouncedEndpoints,
  getStatus: () => Health["status"],
) => GatewayRegistration;

/** One workspace, as it is served. */
export interface ServedWorkspace {
  readonly createMcpServer: CreateMcpServer;
  /** What has changed, for those who follow it; absent: nothing is told. */
  readonly changes?: ServerEventBus;
  /** Absent: Twenty tells nothing here. */
  readonly webhooks?: WebhookParts;
  readonly twenty: {
    readonly mode: Health["mode"];
    readonly ping: Ping;
    /** Absent when every caller brings a key, each with a circuit of its own. */
    readonly circuit?: () => CircuitState;
    readonly keySource: KeySource;
    /** Default false. */
    readonly isProduction?: boolean;
    /** Whether nothing may be written there. Default false. */
    readonly isLocked?: boolean;
    /** Whether somebody has signed in; absent where a key needs nobody to. */
    readonly isSignedIn?: () => Promise<boolean>;
  };
}

/** Everything the server is wired from; the workspace among it is the one that is worked in where nobody chooses. */
export interface McpServerDeps extends ServedWorkspace {
  /** Its name, where workspaces have names. */
  readonly name?: string;
  /** The other ones that callers can choose. Default none. */
  readonly others?: ReadonlyMap<string, ServedWorkspace>;
  readonly http: HttpConfig;
  readonly tools: readonly ToolSummary[];
  /** The tools that clients can have if they ask. */
  readonly reachableTools: readonly ToolOutline[];
  /** Absent: the server does not register. */
  readonly createGateway?: CreateGateway;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long a stop waits for calls that are being answered. */
const DRAIN_MS = 4000;
/** How long connections may take to close once nothing is left to say. */
const CLOSE_GRACE_MS = 1000;
/** Longer than the idle time of common proxies' pools, so that it is never this side that closes first. */
const KEEP_ALIVE_MS = 75_000;

/** Wires the server and does no I/O. */
export function buildMcpServer(deps: McpServerDeps): MCPServer {
  return new MCPServer(deps);
}

/** The MCP server over HTTP with its place in the gateway, from start to cleanup. */
export class MCPServer {
  readonly #deps: McpServerDeps;
  readonly #workspaces: readonly RunningWorkspace[];
  readonly #listener: ReturnType<typeof getRequestListener>;
  readonly #twenty: Reachability;
  #phase: Phase = "starting";
  #listening: ListeningServer | undefined;
  #gateway: GatewayRegistration | undefined;

  constructor(deps: McpServerDeps) {
    const { http, clock, logger, name, others = new Map<string, ServedWorkspace>() } = deps;
    this.#deps = deps;
    const first = runWorkspace(deps, deps);
    const further = [...others].map(
      ([other, served]) => [other, runWorkspace(served, deps)] as const,
    );
    const named = new Map(name === undefined ? [] : [[name, first] as const, ...further]);
    const workspaces = { default: first, named };
    this.#workspaces = [...new Set([first, ...named.values()])];
    this.#twenty = first.twenty;
    const app = buildApp({
      workspaces,
      health: createHealthReport({
        clock,
        workspaces,
        gatewayStatus: () => this.#gateway?.status(),
        sessionCount: () => this.#workspaces.reduce((sum, { mcp }) => sum + mcp.sessionCount, 0),
        phase: () => this.#phase,
      }),
      phase: () => this.#phase,
      tools: deps.tools,
      reachableTools: deps.reachableTools,
      guard: http,
      ...(http.apiKey === undefined ? {} : { apiKey: http.apiKey }),
      logger,
    });
    // Requests are handled as they are: no global class is replaced.
    this.#listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  }

  /** `http://host:port`. @throws an Error before {@link start} has resolved. */
  get url(): string {
    if (this.#listening === undefined) throw new Error("The server is not listening");
    return this.#listening.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Where the registration stands; undefined when no gateway is configured. */
  get gatewayStatus(): GatewayStatus | undefined {
    return this.#gateway?.status();
  }

  /**
   * Listens, then begins to register with the gateway; nothing waits for that.
   * @throws an Error that names the port when it is taken.
   */
  async start(address: { readonly host: string; readonly port: number }): Promise<void> {
    const server = createServer((incoming, outgoing) => void this.#listener(incoming, outgoing));
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    this.#listening = await listen(server, address);
    this.#phase = "ready";
    const base = `http://localhost:${this.#listening.port}`;
    this.#gateway = this.#deps.createGateway?.(
      { mcp: `${base}/mcp`, health: `${base}/health` },
      () => healthStatus(this.#twenty.latest()),
    );
    this.#gateway?.start();
  }

  /** Resolves when the gateway has taken or refused the first registration. */
  async firstRegistrationAttempt(): Promise<void> {
    await this.#gateway?.firstAttempt();
  }

  /** First step of a graceful stop: no new connection; calls that are being answered go on. */
  stopAccepting(): void {
    this.#phase = "draining";
    this.#listening?.stopAccepting();
  }

  /** Second step: leaves the gateway. */
  async unregister(): Promise<void> {
    await this.#gateway?.stop();
  }

  /** Last step: lets open calls end within bounds, then closes sessions, streams and connections. */
  async cleanup(): Promise<void> {
    await this.#drained();
    await Promise.all(this.#workspaces.map(({ mcp }) => mcp.close()));
    await this.#listening?.close({ graceMs: CLOSE_GRACE_MS });
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const patience = this.#deps.clock.setTimer(resolve, DRAIN_MS);
      const idle = Promise.all(this.#workspaces.map(({ mcp }) => mcp.idle()));
      void idle.then(() => {
        patience.cancel();
        resolve();
      });
    });
  }
}

type RunningWorkspace = ReachedWorkspace & WorkspaceSources;

/** Sessions, streams and what is known of its Twenty are each workspace's own. */
function runWorkspace(
  { createMcpServer, changes, webhooks, twenty }: ServedWorkspace,
  { http, clock, logger }: McpServerDeps,
): RunningWorkspace {
  const { ping, isProduction = false, isLocked = false, ...facts } = twenty;
  return {
    ...facts,
    isProduction,
    isLocked,
    mcp: createMcpEndpoint({
      createMcpServer,
      ...(changes === undefined ? {} : { changes }),
      limits: { maxSessions: http.maxSessions, idleTimeoutMs: http.sessionIdleTimeoutMs },
      clock,
      logger,
    }),
    twenty: createReachability(ping, clock),
    ...(webhooks === undefined ? {} : { webhooks }),
  };
}
