import type { GatewayClientStatus } from "agent-gateway-client";

/** Where the registration stands, as `/health`, the home page and the banner show it. */
export interface GatewayStatus extends Omit<GatewayClientStatus, "gatewayUrl" | "agentName"> {
  readonly url: string;
  readonly agent: string;
}

/** The server's place in an Agent Gateway. */
export interface GatewayRegistration {
  /** Begins to register; never throws, never waits. */
  start(): void;
  status(): GatewayStatus;
  /** Resolves when the first attempt to register has ended, either way. */
  firstAttempt(): Promise<void>;
  /** Unregisters and stops beating, within a bounded time. */
  stop(): Promise<void>;
}

/** The addresses that the gateway is told. */
export interface AnnouncedEndpoints {
  readonly mcp: string;
  readonly health: string;
}
