export { AgentGatewayClient } from "./agent-gateway-client.ts";
export type {
  AgentDescription,
  AgentGatewayClientOptions,
  ClientLogger,
} from "./gateway-client-options.ts";
export type { GatewayClientStatus } from "./gateway-client-status.ts";
export type { ClientTls } from "./http-transport.ts";
