import {
  type AgentDescription,
  AgentGatewayClient,
  type ClientTls,
  type GatewayClientStatus,
} from "agent-gateway-client";
import type { Clock, Logger } from "service-kit";
import type { GatewayConfig } from "../../config/config.ts";
import type { GatewayRegistration, GatewayStatus } from "./gateway-registration.ts";

/** Registers this server with a gateway through the client that any server can use. */
export function createGatewayRegistration({
  config,
  payload,
  tls,
  getStatus,
  clock,
  logger,
}: {
  readonly config: GatewayConfig;
  readonly payload: AgentDescription;
  readonly tls: ClientTls;
  /** The server's own word on its health, told with each heartbeat. */
  readonly getStatus: () => "healthy" | "degraded";
  readonly clock: Clock;
  readonly logger: Logger;
}): GatewayRegistration {
  const { promise: firstAttempt, resolve: attempted } = Promise.withResolvers<void>();
  const client = new AgentGatewayClient({
    gatewayUrl: config.url,
    agent: payload,
    heartbeatIntervalMs: config.intervalMs,
    instanceId: config.instanceId,
    tls,
    getStatus,
    // Leaving the state in which it begins is the end of the first attempt.
    onStatusChange: () => attempted(),
    clock,
    logger,
    ...(config.apiKey === undefined ? {} : { apiKey: config.apiKey }),
  });
  return {
    start: () => client.start(),
    status: () => statusOf(client.status()),
    firstAttempt: () => firstAttempt,
    stop: () => client.stop(),
  };
}

function statusOf({ gatewayUrl, agentName, ...status }: GatewayClientStatus): GatewayStatus {
  return { ...status, url: gatewayUrl, agent: agentName };
}
