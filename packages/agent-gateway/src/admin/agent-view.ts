import type { AgentView, RegistrantView } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import type { Instance } from "../registry/instance.ts";
import { leaseEdges } from "../registry/lease.ts";
import type { Registrant } from "../registry/registrant.ts";
import { leaseVerdict, verdictOf } from "../registry/verdict.ts";

/** An instance as discovery shows it: facts, three states with their reasons, one verdict. */
export function agentView(instance: Instance, clock: Clock): AgentView {
  const nowMs = clock.monotonicMs();
  const { weight: _, capabilities, tags, ...facts } = instance.facts;
  const { state, why } = verdictOf(instance, nowMs);
  return {
    agentId: instance.agentId,
    ...facts,
    capabilities: [...capabilities],
    tags: [...tags],
    registeredAt: instance.registeredAt,
    revision: instance.revision,
    registrants: [...instance.registrants.values()].map((registrant) =>
      registrantView(registrant, nowMs),
    ),
    lease: leaseVerdict(instance, nowMs),
    probe: { state: instance.probe.state, why: instance.probe.why },
    verdict: { state, why },
  };
}

function registrantView(registrant: Registrant, nowMs: number): RegistrantView {
  const { instanceId, epoch, status, registeredAt, lastHeartbeatAt } = registrant;
  const { heartbeatIntervalMs, leaseTtlMs } = registrant;
  return {
    instanceId,
    epoch,
    status,
    registeredAt,
    lastHeartbeatAt,
    heartbeatIntervalMs,
    leaseTtlMs,
    leaseExpiresInMs: Math.max(0, Math.round(leaseEdges(registrant).expiresAtMs - nowMs)),
  };
}
