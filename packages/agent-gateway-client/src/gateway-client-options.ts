import type { AgentStatus, Registration } from "agent-gateway-contract";
import type { ClientClock } from "./clock.ts";
import type { GatewayClientStatus } from "./gateway-client-status.ts";
import type { ClientTls } from "./http-transport.ts";
import type { GatewayTransport } from "./transport.ts";

/**
 * What an agent tells of itself: the founding contract's payload and its additive fields. The client fills in `instanceId`, `epoch`
 * and `heartbeatIntervalMs` itself.
 */
export type AgentDescription = Registration;

/** Where the client logs; service-kit's `Logger` fits. */
export interface ClientLogger {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Options of `AgentGatewayClient`; only `gatewayUrl` and `agent` are required. */
export interface AgentGatewayClientOptions {
  readonly gatewayUrl: string;
  /** Sent as `Authorization: Bearer …`; never logged. */
  readonly apiKey?: string;
  readonly agent: AgentDescription;
  /** Default 60,000; 100 to 3,600,000. The gateway's own wish in its answer does not change it: the operator decides. */
  readonly heartbeatIntervalMs?: number;
  /** Tells this process from others that vouch for the same endpoint; default: a random UUID. */
  readonly instanceId?: string;
  /** When this process started, in Unix milliseconds; default: now. A later one supersedes an earlier one. */
  readonly epoch?: number;
  /** Upper bound of one request, default 5,000. */
  readonly requestTimeoutMs?: number;
  /** Private authority and client certificate for `https:` gateways. */
  readonly tls?: ClientTls;
  readonly logger?: ClientLogger;
  /** Asked at each heartbeat; default: `healthy`; `degraded` is told when it throws. */
  readonly getStatus?: () => AgentStatus;
  /** Asked at each heartbeat: 0 (idle) to 1 (full); told nothing when it throws. */
  readonly getLoad?: () => number;
  /** Called after each change of state. */
  readonly onStatusChange?: (status: GatewayClientStatus) => void;
  readonly clock?: ClientClock;
  /** Uniform in [0, 1); spreads heartbeats of many processes. */
  readonly random?: () => number;
  readonly transport?: GatewayTransport;
}
