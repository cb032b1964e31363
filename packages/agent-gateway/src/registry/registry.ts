import type { AgentStatus, ParsedRegistration } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { agentFacts, agentIdOf } from "./agent-facts.ts";
import { type Instance, withRegistrants } from "./instance.ts";
import { leaseEdges, leaseState, nextLeaseEdgeMs } from "./lease.ts";
import { afterProbe, type ProbeOutcome, type ProbeThresholds, UNPROBED } from "./probe-record.ts";
import { type Instant, isDescribedByNewer, registrantIdOf, upsertRegistrant } from "./register.ts";
import type { Registrant } from "./registrant.ts";
import type { RegistryEvent } from "./registry-event.ts";
import { type RegistrantQuery, selectRegistrants } from "./select-registrants.ts";
import { type Tombstone, Tombstones } from "./tombstones.ts";

/** The answer to a registration. */
export type RegisterResult =
  | {
      readonly kind: "created" | "updated" | "superseded";
      readonly instance: Instance;
      readonly registrant: Registrant;
    }
  /** There is no room for one more. */
  | { readonly kind: "full" };

/** The answer to a heartbeat. */
export type BeatResult =
  | { readonly kind: "renewed"; readonly registrants: readonly Registrant[] }
  | { readonly kind: "superseded" | "gone" | "not_registered" };

/** The answer to an unregistration. */
export type UnregisterResult = {
  readonly kind: "removed" | "suspect" | "superseded" | "gone" | "not_registered";
};

/** What an earlier process of the gateway knew. */
export interface RestoredState {
  readonly revision: number;
  readonly instances: readonly Instance[];
  readonly tombstones: readonly Tombstone[];
}

/** Bounds of what is kept. */
export interface RegistryLimits {
  readonly maxInstances: number;
  readonly maxRegistrantsPerInstance: number;
}

const DEFAULT_LIMITS: RegistryLimits = { maxInstances: 10_000, maxRegistrantsPerInstance: 1_000 };
const DEFAULT_THRESHOLDS: ProbeThresholds = { fall: 3, rise: 2 };

/** A registrant together with the instance it vouches for. */
interface Vouching extends Registrant {
  readonly agentId: string;
}

/**
 * What is registered and how it fares: a state machine on an injected clock, without I/O and without
 * timers of its own. Every method takes effect at once; what others must do about it is told as events.
 */
export class Registry {
  readonly #clock: Clock;
  readonly #emit: (event: RegistryEvent) => void;
  readonly #limits: RegistryLimits;
  readonly #thresholds: ProbeThresholds;
  readonly #instances = new Map<string, Instance>();
  readonly #agentIdsByName = new Map<string, Set<string>>();
  readonly #tombstones: Tombstones;
  #revision: number;
  #version = 0;

  constructor({
    clock,
    onEvent = () => {},
    restored,
    limits = {},
    thresholds = DEFAULT_THRESHOLDS,
  }: {
    readonly clock: Clock;
    readonly onEvent?: (event: RegistryEvent) => void;
    readonly restored?: RestoredState;
    readonly limits?: Partial<RegistryLimits>;
    readonly thresholds?: ProbeThresholds;
  }) {
    this.#clock = clock;
    this.#emit = onEvent;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#thresholds = thresholds;
    this.#revision = restored?.revision ?? 0;
    this.#tombstones = new Tombstones(restored?.tombstones);
    for (const instance of restored?.instances ?? []) this.#put(instance);
  }

  /** Grows with every durable change: registrations that say something new, and removals. */
  get revision(): number {
    return this.#revision;
  }

  /** Grows with every change of any kind; tells a derived table that it is out of date. */
  get version(): number {
    return this.#version;
  }

  get tombstones(): readonly Tombstone[] {
    return this.#tombstones.all();
  }

  instance(agentId: string): Instance | undefined {
    return this.#instances.get(agentId);
  }

  instances(): readonly Instance[] {
    return [...this.#instances.values()];
  }

  /** All instances registered under a name. */
  named(name: string): readonly Instance[] {
    const ids = this.#agentIdsByName.get(name) ?? [];
    return [...ids].flatMap((agentId) => this.#instances.get(agentId) ?? []);
  }

  /** Idempotent: the same registration again only renews the lease. */
  register(
    registration: ParsedRegistration,
    { owner }: { readonly owner: string },
  ): RegisterResult {
    const at = this.#instant();
    const facts = agentFacts(registration);
    const agentId = agentIdOf(facts);
    const instanceId = registrantIdOf(registration, facts, owner);
    const known = this.#instances.get(agentId);
    const upsert = upsertRegistrant(known?.registrants.get(instanceId), registration, {
      instanceId,
      owner,
      at,
    });
    const { registrant } = upsert;
    if (upsert.kind === "superseded" && known !== undefined) {
      return { kind: "superseded", instance: known, registrant };
    }
    if (this.#isFull(known, instanceId)) return { kind: "full" };
    const base = known ?? this.#newInstance(agentId, facts, at);
    const described = isDescribedByNewer(base, registrant, at.ms) ? base.facts : facts;
    const isNews =
      known === undefined ||
      !known.registrants.has(instanceId) ||
      JSON.stringify(described) !== JSON.stringify(known.facts);
    const instance = withRegistrants(
      {
        ...base,
        facts: described,
        ejection: null,
        revision: isNews ? this.#nextRevision() : base.revision,
      },
      [[instanceId, registrant]],
    );
    this.#put(instance);
    this.#tombstones.clear(facts.name, instanceId);
    this.#emit({ type: "changed", agentId, durable: true });
    if (known === undefined || known.facts.healthCheckEndpoint !== described.healthCheckEndpoint) {
      this.#emit({ type: "registered", agentId });
    }
    return { kind: known === undefined ? "created" : "updated", instance, registrant };
  }

  /** Renews the leases that the beat stands for. */
  beat(name: string, query: RegistrantQuery & { readonly status: AgentStatus }): BeatResult {
    const at = this.#instant();
    const selection = selectRegistrants(this.#vouching(name), query);
    if (selection.kind === "superseded") return { kind: "superseded" };
    if (selection.kind === "none") return { kind: this.#missing(name, query.instanceId) };
    const byAgent = Map.groupBy(selection.registrants, ({ agentId }) => agentId);
    for (const [agentId, vouching] of byAgent) {
      this.#update(agentId, (instance) => ({
        ...withRegistrants(
          instance,
          vouching.map(({ agentId: _, ...registrant }) => [
            registrant.instanceId,
            renewed(registrant, query.status, at),
          ]),
        ),
        // A beat by name only may come from another address of that name, which says nothing of this one.
        ejection: byAgent.size === 1 ? null : instance.ejection,
      }));
    }
    return { kind: "renewed", registrants: selection.registrants };
  }

  /** Removes what is certainly meant; where several processes may be meant, lets a probe decide. */
  unregister(name: string, query: RegistrantQuery): UnregisterResult {
    const selection = selectRegistrants(this.#vouching(name), query);
    if (selection.kind === "superseded") return { kind: "superseded" };
    if (selection.kind === "none") return { kind: this.#missing(name, query.instanceId) };
    const [first, ...others] = selection.registrants;
    const isCertain =
      query.instanceId !== undefined ||
      (first !== undefined && others.length === 0 && !first.shared);
    if (isCertain) {
      for (const registrant of selection.registrants) this.#remove(registrant);
      return { kind: "removed" };
    }
    const leavingSinceMs = this.#clock.monotonicMs();
    for (const { agentId, ...registrant } of selection.registrants) {
      this.#update(agentId, (instance) =>
        withRegistrants(instance, [[registrant.instanceId, { ...registrant, leavingSinceMs }]]),
      );
    }
    for (const agentId of new Set(selection.registrants.map((registrant) => registrant.agentId))) {
      this.#emit({ type: "doubted", agentId, why: "unregistered by name only" });
    }
    return { kind: "suspect" };
  }

  /** Takes a probe's finding into account; `startedAtMs` is when the probe began. */
  recordProbe(agentId: string, outcome: ProbeOutcome, startedAtMs: number): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    const leaving = [...instance.registrants.values()].filter(
      ({ leavingSinceMs }) => leavingSinceMs !== null && leavingSinceMs <= startedAtMs,
    );
    const isUp = outcome.result !== "failing";
    const isAfterEjection = instance.ejection !== null && instance.ejection.sinceMs <= startedAtMs;
    this.#update(agentId, () => ({
      ...withRegistrants(
        instance,
        leaving.map((registrant) => [
          registrant.instanceId,
          { ...registrant, leavingSinceMs: null },
        ]),
      ),
      probe: afterProbe(instance.probe, outcome, this.#thresholds),
      ejection: isUp && isAfterEjection ? null : instance.ejection,
    }));
    if (!isUp) for (const registrant of leaving) this.#remove({ ...registrant, agentId });
  }

  /** Live traffic could not reach it: out of rotation until a beat or a probe says otherwise. */
  recordUnreachable(agentId: string, why: string): void {
    if (!this.#instances.has(agentId)) return;
    const sinceMs = this.#clock.monotonicMs();
    this.#update(agentId, (instance) => ({ ...instance, ejection: { sinceMs, why } }));
    this.#emit({ type: "doubted", agentId, why: "traffic could not reach it" });
  }

  /** Does what time alone makes due: doubts silent registrants, removes those long expired. */
  sweep(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#tombstones.expire(this.#clock.now());
    for (const instance of this.instances()) {
      for (const registrant of instance.registrants.values()) {
        this.#sweepRegistrant(instance.agentId, registrant, nowMs);
      }
    }
  }

  /** When `sweep` has something to do next; `undefined` while nothing is registered. */
  nextEdgeMs(): number | undefined {
    const nowMs = this.#clock.monotonicMs();
    let next: number | undefined;
    for (const { registrants } of this.#instances.values()) {
      for (const registrant of registrants.values()) {
        const edge = nextLeaseEdgeMs(registrant, nowMs);
        if (next === undefined || edge < next) next = edge;
      }
    }
    return next;
  }

  #sweepRegistrant(agentId: string, registrant: Registrant, nowMs: number): void {
    if (nowMs >= leaseEdges(registrant).reapAtMs) {
      this.#remove({ ...registrant, agentId });
      return;
    }
    const observed = leaseState(registrant, nowMs);
    if (observed === registrant.observed) return;
    this.#update(agentId, (instance) =>
      withRegistrants(instance, [[registrant.instanceId, { ...registrant, observed }]]),
    );
    if (observed === "suspect") {
      this.#emit({ type: "doubted", agentId, why: "its heartbeat is late" });
    }
  }

  #remove({ agentId, instanceId }: Vouching): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    const { name } = instance.facts;
    this.#tombstones.add({ name, instanceId, removedAt: this.#clock.now().toISOString() });
    const left = withRegistrants(instance, [[instanceId, null]]);
    const revision = this.#nextRevision();
    if (left.registrants.size > 0) {
      this.#put({ ...left, revision });
      this.#emit({ type: "changed", agentId, durable: true });
      return;
    }
    this.#instances.delete(agentId);
    const siblings = this.#agentIdsByName.get(name);
    siblings?.delete(agentId);
    if (siblings?.size === 0) this.#agentIdsByName.delete(name);
    this.#version += 1;
    this.#emit({ type: "removed", agentId });
  }

  #missing(name: string, instanceId: string | undefined): "gone" | "not_registered" {
    return this.#tombstones.has(name, instanceId) ? "gone" : "not_registered";
  }

  #vouching(name: string): Vouching[] {
    return this.named(name).flatMap(({ agentId, registrants }) =>
      [...registrants.values()].map((registrant) => ({ ...registrant, agentId })),
    );
  }

  #isFull(known: Instance | undefined, instanceId: string): boolean {
    if (known === undefined) return this.#instances.size >= this.#limits.maxInstances;
    return (
      !known.registrants.has(instanceId) &&
      known.registrants.size >= this.#limits.maxRegistrantsPerInstance
    );
  }

  #newInstance(agentId: string, facts: Instance["facts"], at: Instant): Instance {
    return {
      agentId,
      facts,
      registrants: new Map(),
      registeredAt: at.iso,
      revision: 0,
      probe: UNPROBED,
      ejection: null,
    };
  }

  #update(agentId: string, change: (instance: Instance) => Instance): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    this.#put(change(instance));
    this.#emit({ type: "changed", agentId, durable: false });
  }

  #put(instance: Instance): void {
    this.#version += 1;
    this.#instances.set(instance.agentId, instance);
    const siblings = this.#agentIdsByName.get(instance.facts.name) ?? new Set();
    this.#agentIdsByName.set(instance.facts.name, siblings.add(instance.agentId));
  }

  #nextRevision(): number {
    this.#revision += 1;
    return this.#revision;
  }

  #instant(): Instant {
    return { ms: this.#clock.monotonicMs(), iso: this.#clock.now().toISOString() };
  }
}

function renewed(registrant: Registrant, status: AgentStatus, at: Instant): Registrant {
  return {
    ...registrant,
    status,
    lastHeartbeatAt: at.iso,
    renewedAtMs: at.ms,
    confirmed: true,
    observed: "alive",
    // Whoever beats under the name lives, so an unregistration by name meant another.
    leavingSinceMs: null,
  };
}
