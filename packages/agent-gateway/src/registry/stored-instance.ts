import { agentStatusSchema } from "agent-gateway-contract";
import { z } from "zod";
import type { Instance } from "./instance.ts";
import { UNPROBED } from "./probe-record.ts";
import type { Registrant } from "./registrant.ts";
import type { RestoredState } from "./registry-options.ts";
import type { StoredRegistry } from "./registry-store.ts";
import { UNTROUBLED } from "./traffic-record.ts";

const storedRegistrantSchema = z.object({
  instanceId: z.string(),
  epoch: z.number(),
  owner: z.string(),
  derived: z.boolean(),
  saysRegisteredAt: z.string().nullable(),
  shared: z.boolean(),
  status: agentStatusSchema,
  toolsDigest: z.string().nullable().default(null),
  registeredAt: z.string(),
  lastHeartbeatAt: z.string(),
  heartbeatIntervalMs: z.number(),
  leaseTtlMs: z.number(),
});

/** The part of an instance that outlives the process: facts, never observations. */
export const storedInstanceSchema = z.object({
  agentId: z.string(),
  facts: z.object({
    name: z.string(),
    namespace: z.string(),
    type: z.string(),
    service: z.string(),
    version: z.string(),
    description: z.string(),
    endpoint: z.url(),
    healthCheckEndpoint: z.url().nullable(),
    capabilities: z.array(z.string()),
    tags: z.array(z.string()),
    weight: z.number(),
    zone: z.string().nullable().default(null),
    protocolVersions: z.array(z.string()).default([]),
    metadata: z.record(z.string(), z.unknown()),
  }),
  registrants: z.array(storedRegistrantSchema),
  registeredAt: z.string(),
  revision: z.number(),
});

/** An instance as stores keep it. */
export type StoredInstance = z.output<typeof storedInstanceSchema>;

/** What of an instance is to be stored: not what is only true of this process - instants, probes, traffic. */
export function toStored(instance: Instance): StoredInstance {
  const { agentId, facts, registeredAt, revision } = instance;
  return {
    agentId,
    facts: {
      ...facts,
      capabilities: [...facts.capabilities],
      tags: [...facts.tags],
      protocolVersions: [...facts.protocolVersions],
    },
    registrants: Array.from(instance.registrants.values(), storedRegistrant),
    registeredAt,
    revision,
  };
}

function storedRegistrant(registrant: Registrant): StoredInstance["registrants"][number] {
  const { instanceId, epoch, owner, derived, saysRegisteredAt, shared, status } = registrant;
  const { toolsDigest, registeredAt, lastHeartbeatAt, heartbeatIntervalMs, leaseTtlMs } =
    registrant;
  return {
    instanceId,
    epoch,
    owner,
    derived,
    saysRegisteredAt,
    shared,
    status,
    toolsDigest,
    registeredAt,
    lastHeartbeatAt,
    heartbeatIntervalMs,
    leaseTtlMs,
  };
}

/** What a store held, as a registry begins with it at `nowMs` on the monotonic clock. */
export function restoredState(stored: StoredRegistry, nowMs: number): RestoredState {
  return { ...stored, instances: stored.instances.map((each) => fromStored(each, nowMs)) };
}

/**
 * Brings an instance back as unverified: its leases run from `nowMs`, as if each had just beaten.
 * What operators decided on it is kept apart and added by the registry.
 */
function fromStored(stored: StoredInstance, nowMs: number): Omit<Instance, "operator"> {
  return {
    ...stored,
    probe: UNPROBED,
    traffic: UNTROUBLED,
    keptBecause: null,
    registrants: new Map(
      stored.registrants.map((registrant) => [
        registrant.instanceId,
        {
          ...registrant,
          load: null,
          renewedAtMs: nowMs,
          confirmed: false,
          observed: "unverified",
          leavingSinceMs: null,
        },
      ]),
    ),
  };
}
