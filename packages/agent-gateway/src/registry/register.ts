import type { ParsedRegistration } from "agent-gateway-contract";
import { type AgentFacts, fingerprint } from "./agent-facts.ts";
import type { Instance } from "./instance.ts";
import { type LeaseTerms, leaseState, leaseTerms } from "./lease.ts";
import type { Registrant } from "./registrant.ts";

/** The instants of one change, on both clocks. */
export interface Instant {
  readonly ms: number;
  readonly iso: string;
}

/** The registrant a registration makes of what was known of it, or the newer process that stands in its way. */
export type RegistrantUpsert =
  | { readonly kind: "upsert"; readonly registrant: Registrant }
  | { readonly kind: "superseded"; readonly registrant: Registrant };

/** What is known of a registrant besides its registration. */
interface RegistrantContext {
  readonly instanceId: string;
  readonly owner: string;
  readonly at: Instant;
  /** One with this id was removed within the last day: what it sent may still arrive. */
  readonly hadPredecessor: boolean;
}

/** The id of the process, made up for those that give none. */
export function registrantIdOf(
  { instanceId }: ParsedRegistration,
  facts: AgentFacts,
  owner: string,
): string {
  return instanceId ?? `derived-${fingerprint(owner, facts.name, new URL(facts.endpoint).href)}`;
}

/** Merges a registration into what is known of its registrant. */
export function upsertRegistrant(
  known: Registrant | undefined,
  registration: ParsedRegistration,
  { instanceId, owner, at, hadPredecessor }: RegistrantContext,
): RegistrantUpsert {
  const { epoch, metadata, status = "healthy" } = registration;
  if (known !== undefined && isOlder(epoch, known, at.ms)) {
    return { kind: "superseded", registrant: known };
  }
  const saysRegisteredAt =
    typeof metadata.registeredAt === "string" ? metadata.registeredAt.slice(0, 64) : null;
  const derived = registration.instanceId === undefined;
  // A second start time behind a made-up id: an old process and its successor share name and address.
  const shared =
    derived &&
    (hadPredecessor || known?.shared || (known && known.saysRegisteredAt !== saysRegisteredAt)) ===
      true;
  return {
    kind: "upsert",
    registrant: {
      instanceId,
      epoch: epoch ?? known?.epoch ?? 0,
      owner,
      derived,
      saysRegisteredAt,
      shared,
      status,
      load: known?.load ?? null,
      toolsDigest: registration.toolsDigest ?? null,
      registeredAt: known?.registeredAt ?? at.iso,
      lastHeartbeatAt: at.iso,
      renewedAtMs: at.ms,
      ...(known && shared
        ? longerTerms(known, leaseTerms(registration))
        : leaseTerms(registration)),
      confirmed: true,
      observed: "alive",
      leavingSinceMs: null,
    },
  };
}

/** Those who share a lease must not lose it to the one of them that calls most often. */
function longerTerms(a: LeaseTerms, b: LeaseTerms): LeaseTerms {
  return {
    heartbeatIntervalMs: Math.max(a.heartbeatIntervalMs, b.heartbeatIntervalMs),
    leaseTtlMs: Math.max(a.leaseTtlMs, b.leaseTtlMs),
  };
}

/** Whether a registration comes from another process than the one before it. */
export function isSuccessor(registrant: Registrant, before: Registrant): boolean {
  return registrant.derived
    ? registrant.saysRegisteredAt !== before.saysRegisteredAt
    : registrant.epoch !== before.epoch;
}

/** An older start time yields while the newer process lives; after that it may be a clock that was put back. */
function isOlder(epoch: number | undefined, known: Registrant, nowMs: number): boolean {
  return epoch !== undefined && epoch < known.epoch && leaseState(known, nowMs) !== "expired";
}

/** Whether another live process with a later start describes the instance: an old pod must not undo a rollout. */
export function isDescribedByNewer(
  instance: Instance,
  registrant: Registrant,
  nowMs: number,
): boolean {
  return instance.registrants
    .values()
    .some(
      (other) =>
        other.instanceId !== registrant.instanceId &&
        other.epoch > registrant.epoch &&
        leaseState(other, nowMs) !== "expired",
    );
}
