import type { Instance } from "./instance.ts";
import { leaseState } from "./lease.ts";
import type { Entry } from "./ledger.ts";
import type { Registrant } from "./registrant.ts";
import type { Candidate } from "./service-snapshot.ts";
import { toolsDigestOf } from "./tools-change.ts";
import { UNTROUBLED } from "./traffic-record.ts";
import { verdictOf } from "./verdict.ts";

/** An instance as the data path sees it. */
export function candidateOf(
  { instance, outlook, routableSinceMs }: Entry,
  nowMs: number,
): Candidate {
  const { agentId, facts } = instance;
  const { operator, lease, status, verdict } = outlook;
  const { name, endpoint, version, zone, tags, protocolVersions, metadata } = facts;
  const leaseAlive = lease.state !== "expired";
  return {
    agentId,
    name,
    endpoint,
    version,
    weight: verdict.weight,
    routable: verdict.state === "routable",
    fit: verdict.state === "routable" || isOnlyEjected(instance, nowMs),
    why: verdict.why,
    mayBeAsked: leaseAlive && operator.state === "enabled" && status.state !== "draining",
    leaseAlive,
    operator: operator.state,
    status: status.state,
    routableSinceMs: routableSinceMs ?? Number.NEGATIVE_INFINITY,
    zone,
    tags,
    protocolVersions,
    tools: Array.isArray(metadata.tools) ? new Set(toolNames(metadata.tools)) : undefined,
    repeatableTools: new Set([
      ...toolNames(metadata.readOnlyTools),
      ...toolNames(metadata.idempotentTools),
    ]),
    toolsDigest: toolsDigestOf(instance),
    policyHint: metadata.policy,
    load: meanLoad(instance.registrants.values(), nowMs),
  };
}

function isOnlyEjected(instance: Instance, nowMs: number): boolean {
  if (instance.traffic.untilMs === null) return false;
  return verdictOf({ ...instance, traffic: UNTROUBLED }, nowMs).state === "routable";
}

/** Names, or objects that have one. */
function toolNames(declared: unknown): string[] {
  const tools: readonly unknown[] = Array.isArray(declared) ? declared : [];
  return tools.flatMap((tool) => {
    const name = typeof tool === "object" && tool !== null && "name" in tool ? tool.name : tool;
    return typeof name === "string" ? [name] : [];
  });
}

function meanLoad(registrants: Iterable<Registrant>, nowMs: number): number | null {
  let sum = 0;
  let count = 0;
  for (const registrant of registrants) {
    if (registrant.load === null || leaseState(registrant, nowMs) === "expired") continue;
    sum += registrant.load;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
