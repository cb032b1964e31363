import type { AgentView, RegistrantView } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import type { Instance } from "../registry/instance.ts";
import { leaseEdges } from "../registry/lease.ts";
import type { Registrant } from "../registry/registrant.ts";
import { toolsDigestOf } from "../registry/tools-change.ts";
import { outlookOf } from "../registry/verdict.ts";

/** An instance as discovery shows it: facts, three states with their reasons, one verdict. */
export function agentView(instance: Instance, clock: Clock): AgentView {
  const nowMs = clock.monotonicMs();
  const { weight: _, capabilities, tags, protocolVersions, ...facts } = instance.facts;
  const { operator, lease, status, probe, traffic, verdict } = outlookOf(instance, nowMs);
  return {
    agentId: instance.agentId,
    ...facts,
    capabilities: [...capabilities],
    tags: [...tags],
    protocolVersions: [...protocolVersions],
    toolsDigest: toolsDigestOf(instance),
    registeredAt: instance.registeredAt,
    revision: instance.revision,
    registrants: [...instance.registrants.values()].map((registrant) =>
      registrantView(registrant, nowMs),
    ),
    operator,
    lease,
    status,
    probe,
    traffic: { state: traffic.state, why: traffic.why },
    verdict: { state: verdict.state, why: verdict.why },
  };
}

function registrantView(registrant: Registrant, nowMs: number): RegistrantView {
  const { instanceId, epoch, status, load, toolsDigest, registeredAt, lastHeartbeatAt } =
    registrant;
  const { heartbeatIntervalMs, leaseTtlMs } = registrant;
  return {
    instanceId,
    epoch,
    status,
    load,
    toolsDigest,
    registeredAt,
    lastHeartbeatAt,
    heartbeatIntervalMs,
    leaseTtlMs,
    leaseExpiresInMs: Math.max(0, Math.round(leaseEdges(registrant).expiresAtMs - nowMs)),
  };
}
