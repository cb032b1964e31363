import type { AgentStatus, Heartbeat, Registration } from "agent-gateway-contract";

/** What tells this process from others that vouch for the same endpoint. */
export interface Identity {
  readonly instanceId: string;
  readonly epoch: number;
}

/** The founding contract's payload, and the additive fields that the client itself knows. */
export function registrationBody(
  { metadata = {}, ...agent }: Registration,
  identity: Identity,
  { now, heartbeatIntervalMs }: { readonly now: Date; readonly heartbeatIntervalMs: number },
): Registration {
  return {
    ...agent,
    metadata: { ...metadata, registeredAt: now.toISOString() },
    ...identity,
    heartbeatIntervalMs,
  };
}

/** What the owner says of itself at a heartbeat. */
export interface VitalSigns {
  readonly getStatus?: () => AgentStatus;
  readonly getLoad?: () => number;
}

/** The founding contract's heartbeat, and the additive fields. */
export function heartbeatBody(
  { toolsDigest }: Registration,
  identity: Identity,
  { now, getStatus, getLoad }: VitalSigns & { readonly now: Date },
): Heartbeat {
  const load = loadOf(getLoad);
  return {
    timestamp: now.toISOString(),
    status: statusOf(getStatus),
    ...identity,
    ...(load === undefined ? {} : { load }),
    ...(toolsDigest === undefined ? {} : { toolsDigest }),
  };
}

/** A process that cannot tell how it is still lives, so it is not taken out of rotation. */
function statusOf(getStatus: VitalSigns["getStatus"]): AgentStatus {
  try {
    return getStatus?.() ?? "healthy";
  } catch {
    return "degraded";
  }
}

/** A load that cannot be told is left out: a beat must not be refused for it. */
function loadOf(getLoad: VitalSigns["getLoad"]): number | undefined {
  try {
    const load = getLoad?.();
    return load === undefined || Number.isNaN(load) ? undefined : Math.min(1, Math.max(0, load));
  } catch {
    return undefined;
  }
}
