import { isDeepStrictEqual } from "node:util";
import type { AgentStatus, ParsedRegistration } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { agentFacts, agentIdOf } from "./agent-facts.ts";
import { type Instance, newInstance, withRegistrants } from "./instance.ts";
import { InstanceTable } from "./instance-table.ts";
import { leaseEdges, leaseState, nextLeaseEdgeMs } from "./lease.ts";
import { afterProbe, type ProbeOutcome, type ProbeThresholds, UNPROBED } from "./probe-record.ts";
import {
  type Instant,
  isDescribedByNewer,
  isSuccessor,
  registrantIdOf,
  upsertRegistrant,
} from "./register.ts";
import type { Registrant } from "./registrant.ts";
import type { RegistryEvent } from "./registry-event.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_THRESHOLDS,
  type RegistryLimits,
  type RegistryOptions,
} from "./registry-options.ts";
import type { BeatResult, RegisterResult, UnregisterResult } from "./registry-results.ts";
import { renewed } from "./renewed.ts";
import { type RegistrantQuery, selectRegistrants } from "./select-registrants.ts";
import { type Tombstone, Tombstones } from "./tombstones.ts";

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
  readonly #instances = new InstanceTable();
  readonly #tombstones: Tombstones;
  #revision: number;

  constructor({
    clock,
    onEvent = () => {},
    restored,
    limits = {},
    thresholds = DEFAULT_THRESHOLDS,
  }: RegistryOptions) {
    this.#clock = clock;
    this.#emit = onEvent;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#thresholds = thresholds;
    this.#revision = restored?.revision ?? 0;
    this.#tombstones = new Tombstones(restored?.tombstones);
    for (const instance of restored?.instances ?? []) this.#instances.put(instance);
  }

  /** Grows with every durable change: registrations that say something new, and removals. */
  get revision(): number {
    return this.#revision;
  }

  /** Grows with every change that routing depends on; tells a derived table that it is out of date. */
  get version(): number {
    return this.#instances.version;
  }

  get tombstones(): readonly Tombstone[] {
    return this.#tombstones.all();
  }

  instance(agentId: string): Instance | undefined {
    return this.#instances.get(agentId);
  }

  instances(): readonly Instance[] {
    return this.#instances.all();
  }

  /** All instances registered under a name. */
  named(name: string): readonly Instance[] {
    return this.#instances.named(name);
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
    const before = known?.registrants.get(instanceId);
    const upsert = upsertRegistrant(before, registration, { instanceId, owner, at });
    const { registrant } = upsert;
    if (upsert.kind === "superseded" && known !== undefined) {
      return { kind: "superseded", instance: known, registrant };
    }
    if (this.#isFull(known, instanceId)) return { kind: "full" };
    const base = known ?? newInstance(agentId, facts, at.iso);
    const described = isDescribedByNewer(base, registrant, at.ms) ? base.facts : facts;
    const isSameFacts = isDeepStrictEqual(described, base.facts);
    const isNewProcess = before === undefined || isSuccessor(registrant, before);
    const instance = withRegistrants(
      {
        ...base,
        facts: isSameFacts ? base.facts : described,
        // What probes found of an earlier process says nothing of this one.
        probe: isNewProcess ? UNPROBED : base.probe,
        ejection: null,
        revision: isNewProcess || !isSameFacts ? this.#nextRevision() : base.revision,
      },
      [[instanceId, registrant]],
    );
    this.#instances.put(instance);
    this.#tombstones.clear(facts.name, instanceId);
    this.#emit({ type: "changed", agentId });
    this.#emit({ type: "registered", agentId });
    if (known !== undefined && isNewProcess) {
      this.#emit({ type: "doubted", agentId, why: "a new process registered" });
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
          vouching.flatMap(({ instanceId }) => {
            const registrant = instance.registrants.get(instanceId);
            return registrant ? [[instanceId, renewed(registrant, query.status, at)] as const] : [];
          }),
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
    if (this.#instances.get(agentId) === undefined) return;
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
    for (const { registrants } of this.#instances.all()) {
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
      this.#instances.put({ ...left, revision });
      this.#emit({ type: "changed", agentId });
      return;
    }
    this.#instances.delete(instance);
    this.#emit({ type: "removed", agentId, name });
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

  #update(agentId: string, change: (instance: Instance) => Instance): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    this.#instances.put(change(instance));
    this.#emit({ type: "changed", agentId });
  }

  #nextRevision(): number {
    this.#revision += 1;
    return this.#revision;
  }

  #instant(): Instant {
    return { ms: this.#clock.monotonicMs(), iso: this.#clock.now().toISOString() };
  }
}
