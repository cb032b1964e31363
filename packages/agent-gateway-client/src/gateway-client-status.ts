/** Where the registration stands, for health pages. */
export interface GatewayClientStatus {
  /**
   * `registering`: the first attempt is under way; `registered`; `retrying`: the last attempt failed;
   * `stopped`.
   */
  readonly state: "registering" | "registered" | "retrying" | "stopped";
  readonly gatewayUrl: string;
  readonly agentName: string;
  readonly instanceId: string;
  /** ISO 8601, of the last successful registration. */
  readonly registeredAt?: string;
  /** ISO 8601, of the last accepted heartbeat. */
  readonly lastHeartbeatAt?: string;
  /** Why the last attempt failed, without secrets; absent while all is well. */
  readonly lastError?: string;
  readonly consecutiveFailures: number;
}
