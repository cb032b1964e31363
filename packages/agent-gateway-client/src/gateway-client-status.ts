import type { ClientState, RegistrationState } from "./registration-state.ts";

/** Where the registration stands, for health pages. */
export interface GatewayClientStatus {
  readonly state: ClientState;
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
  /** ISO 8601, of the next heartbeat or attempt; absent while one is under way and after the stop. */
  readonly nextAttemptAt?: string;
}

/** The part of the state that concerns others, with who and where. */
export function shownStatus(
  state: RegistrationState,
  place: Pick<GatewayClientStatus, "gatewayUrl" | "agentName" | "instanceId">,
  nextAttemptAt: string | undefined,
): GatewayClientStatus {
  const { description: _d, knownDescription: _k, failedExchange: _f, ...shown } = state;
  return { ...place, ...shown, ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }) };
}
