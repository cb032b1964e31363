import type { AgentView, RegistrantView } from "agent-gateway-contract";
import type { Instance } from "./instance.ts";
import { leaseEndsAtMs, type Registrant } from "./registrant.ts";
import { judge } from "./verdict.ts";

/** An instance as the discovery API shows it at a moment of the monotonic clock. */
export function instanceView(instance: Instance, nowMs: number): AgentView {
  const { lease, verdict } = judge(instance, nowMs);
  const { registrants, probe, capabilities, tags, metadata, ...rest } = instance;
  return {
    agentId: rest.agentId,
    name: rest.name,
    type: rest.type,
    namespace: rest.namespace,
    service: rest.service,
    version: rest.version,
    description: rest.description,
    endpoint: rest.endpoint,
    healthCheckEndpoint: rest.healthCheckEndpoint,
    capabilities: [...capabilities],
    tags: [...tags],
    metadata: { ...metadata },
    registeredAt: rest.registeredAt,
    revision: rest.revision,
    registrants: [...registrants.values()].map((one) => registrantView(one, nowMs)),
    lease,
    probe: { state: probe.state, why: probe.why },
    verdict,
  };
}

function registrantView(registrant: Registrant, nowMs: number): RegistrantView {
  return {
    instanceId: registrant.instanceId,
    epoch: registrant.epoch,
    status: registrant.status,
    registeredAt: registrant.registeredAt,
    lastHeartbeatAt: registrant.lastHeartbeatAt,
    heartbeatIntervalMs: registrant.heartbeatIntervalMs,
    leaseTtlMs: registrant.leaseTtlMs,
    leaseExpiresInMs: Math.max(0, Math.round(leaseEndsAtMs(registrant) - nowMs)),
  };
}
