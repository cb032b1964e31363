import type { ParsedRegistration } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { agentFacts, agentIdOf } from "./agent-facts.ts";
import type { ChangeListener, ChangesSince } from "./change-feed.ts";
import { afterBeat, type Instance, newInstance, withRegistrants } from "./instance.ts";
import { leaseEdges, leaseState } from "./lease.ts";
import { type Entry, Ledger } from "./ledger.ts";
import { NameHolds } from "./name-holds.ts";
import type { OperatorAction } from "./operator-state.ts";
import { OperatorStates } from "./operator-states.ts";
import type { Said } from "./outlook-changes.ts";
import { afterProbe, type ProbeOutcome, type ProbeThresholds } from "./probe-record.ts";
import { type Reaping, reapingAt } from "./reaping.ts";
import { type Instant, registrantIdOf, upsertRegistrant } from "./register.ts";
import { registeredInstance } from "./registered-instance.ts";
import type { Registrant } from "./registrant.ts";
import type { RegistryEvent } from "./registry-event.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_THRESHOLDS,
  type RegistryLimits,
  type RegistryOptions,
} from "./registry-options.ts";
import type { BeatResult, RegisterResult, UnregisterResult } from "./registry-results.ts";
import type { StoreChange } from "./registry-store.ts";
import { type BeatWord, renewed } from "./renewed.ts";
import { type RegistrantQuery, selectRegistrants } from "./select-registrants.ts";
import type { TimelineEntry } from "./timelines.ts";
import { Tombstones } from "./tombstones.ts";
import { toolsChange } from "./tools-change.ts";
import { type TrafficFinding, trafficAt, UNTROUBLED } from "./traffic-record.ts";

/** A registrant together with the instance it vouches for. */
interface Vouching extends Registrant {
  readonly agentId: string;
}

/** Who decides something about an instance, and why. */
export interface OperatorWord {
  /** For the record: the id of a key or the name of a person. */
  readonly by: string;
  readonly why?: string;
}

const DONE = {
  drain: "drained",
  undrain: "undrained",
  disable: "disabled",
  enable: "enabled",
} as const;

/**
 * What is registered and how it fares: a state machine on an injected clock, without I/O and without
 * timers of its own. Every method takes effect at once; what others must do about it is told as events.
 */
export class Registry {
  readonly #clock: Clock;
  readonly #emit: (event: RegistryEvent) => void;
  readonly #limits: RegistryLimits;
  readonly #thresholds: ProbeThresholds;
  readonly #ledger: Ledger;
  readonly #operators: OperatorStates;
  readonly #tombstones: Tombstones;
  readonly #names: NameHolds;
  readonly #startedMs: number;
  #storeTrouble: string | undefined;

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
    this.#ledger = new Ledger({ clock, revision: restored?.revision ?? 0 });
    this.#operators = new OperatorStates(restored?.operators);
    this.#tombstones = new Tombstones(restored?.tombstones);
    const at = this.#instant();
    this.#startedMs = at.ms;
    this.#names = new NameHolds(restored?.names ?? [], at);
    for (const instance of restored?.instances ?? []) {
      this.#ledger.restore({ ...instance, operator: this.#operators.of(instance) });
    }
    for (const { name, vacantSince } of this.#names.kept.values()) {
      if (vacantSince === null && this.named(name).length === 0) this.#names.vacate(name, at);
    }
  }

  /** Of the latest change that discovery shows; mere renewals are none. */
  get revision(): number {
    return this.#ledger.revisions.last;
  }

  /** To be stored while the process runs: no revision above it is given out before it has grown. */
  get reservation(): number {
    return this.#ledger.revisions.reservation;
  }

  /** Grows with every change that routing depends on; tells a derived table that it is out of date. */
  get version(): number {
    return this.#ledger.version;
  }

  instance(agentId: string): Instance | undefined {
    return this.#ledger.get(agentId);
  }

  instances(): readonly Instance[] {
    return this.#ledger.all();
  }

  /** All instances with what was last told of them. */
  entries(): Iterable<Entry> {
    return this.#ledger.entries();
  }

  /** All instances registered under a name. */
  named(name: string): readonly Instance[] {
    return this.#ledger.named(name);
  }

  /** What changed after a revision, as far as it is remembered. */
  since(revision: number): ChangesSince {
    return this.#ledger.feed.since(revision);
  }

  /** Calls back for each change from now on; returns how to end that. The listener must not throw. */
  subscribe(listener: ChangeListener): () => void {
    return this.#ledger.feed.subscribe(listener);
  }

  /** The last 50 things that happened to an instance, oldest first; of removed ones as long as there is room. */
  timeline(agentId: string): readonly TimelineEntry[] {
    return this.#ledger.timelines.of(agentId);
  }

  /** Whether those whose lease expired long ago are removed now, and why not. */
  reaping(): Reaping {
    return reapingAt(this.#ledger.entries(), {
      nowMs: this.#clock.monotonicMs(),
      startedMs: this.#startedMs,
      storeTrouble: this.#storeTrouble,
    });
  }

  /** Whether the name belongs to another key than the caller's. */
  isNameTaken(name: string, { owner }: { readonly owner: string }): boolean {
    return this.#names.isTaken(name, owner);
  }

  /** What is to be stored; counts as stored until it is given back. `undefined` when there is nothing. */
  takeUnsaved(): StoreChange | undefined {
    const change = {
      instances: this.#ledger.takeUnsaved(),
      tombstones: this.#tombstones.kept.takeUnsaved(),
      operators: this.#operators.kept.takeUnsaved(),
      names: this.#names.kept.takeUnsaved(),
    };
    const isEmpty = Object.values(change).every(
      ({ put, remove }) => put.length === 0 && remove.length === 0,
    );
    return isEmpty ? undefined : { revision: this.reservation, ...change };
  }

  /** It could not be stored: it is taken again next time, as it is then. */
  giveBack({ instances, tombstones, operators, names }: StoreChange): void {
    if (instances !== undefined) this.#ledger.giveBack(instances);
    if (tombstones !== undefined) this.#tombstones.kept.giveBack(tombstones);
    if (operators !== undefined) this.#operators.kept.giveBack(operators);
    if (names !== undefined) this.#names.kept.giveBack(names);
  }

  /** Why the store cannot be written, or that it can: nobody is removed for silence meanwhile. */
  setStoreTrouble(why: string | undefined): void {
    this.#storeTrouble = why;
  }

  /** Idempotent: the same registration again only renews the lease. */
  register(
    registration: ParsedRegistration,
    { owner }: { readonly owner: string },
  ): RegisterResult {
    const at = this.#instant();
    const facts = agentFacts(registration);
    const { name } = facts;
    if (this.#names.isTaken(name, owner)) return { kind: "name_taken" };
    const agentId = agentIdOf(facts);
    const instanceId = registrantIdOf(registration, facts, owner);
    const known = this.#ledger.get(agentId);
    const before = known?.registrants.get(instanceId);
    const upsert = upsertRegistrant(before, registration, { instanceId, owner, at });
    const { registrant } = upsert;
    if (upsert.kind === "superseded" && known !== undefined) {
      return { kind: "superseded", instance: known, registrant };
    }
    if (this.#isFull(known, instanceId)) return { kind: "full" };
    const operator = this.#operators.of({ agentId, facts });
    const base = known ?? newInstance(agentId, facts, { registeredAt: at.iso, operator });
    const registered = registeredInstance(base, facts, registrant, at.ms);
    const instance = this.#ledger.put(registered.instance, registered.said);
    this.#names.occupy(name, owner);
    this.#tombstones.clear(name, instanceId);
    this.#emit({ type: "unsaved" });
    this.#emit({ type: "registered", agentId });
    this.#due(agentId);
    if (known !== undefined && registered.isNewProcess) {
      this.#emit({ type: "doubted", agentId, why: "a new process registered" });
    }
    return { kind: known === undefined ? "created" : "updated", instance, registrant };
  }

  /** Renews the leases that the beat stands for. */
  beat(name: string, query: RegistrantQuery & BeatWord): BeatResult {
    const at = this.#instant();
    if (this.#names.isTaken(name, query.owner)) return { kind: "name_taken" };
    const selection = selectRegistrants(this.#vouching(name), query);
    if (selection.kind === "superseded") return { kind: "superseded" };
    if (selection.kind === "none") return { kind: this.#missing(name, query.instanceId) };
    const byAgent = Map.groupBy(selection.registrants, ({ agentId }) => agentId);
    for (const [agentId, vouching] of byAgent) {
      this.#ledger.timelines.beat(agentId, at.iso);
      const said = this.#ledger.entry(agentId)?.outlook.status.state;
      this.#update(agentId, (instance) => {
        const next = withRegistrants(
          instance,
          vouching.flatMap(({ instanceId }) => {
            const registrant = instance.registrants.get(instanceId);
            return registrant ? [[instanceId, renewed(registrant, query, at)] as const] : [];
          }),
        );
        // A beat by name only may come from another address of that name, which says nothing of this one.
        const traffic = byAgent.size === 1 ? afterBeat(instance) : instance.traffic;
        return { instance: { ...next, traffic }, said: toolsChange(instance, next) };
      });
      const isNews = this.#ledger.entry(agentId)?.outlook.status.state !== said;
      if (isNews) this.#emit({ type: "doubted", agentId, why: "it says that its status changed" });
    }
    return { kind: "renewed", registrants: selection.registrants };
  }

  /** Removes what is certainly meant; where several processes may be meant, lets a probe decide. */
  unregister(name: string, query: RegistrantQuery): UnregisterResult {
    if (this.#names.isTaken(name, query.owner)) return { kind: "name_taken" };
    const selection = selectRegistrants(this.#vouching(name), query);
    if (selection.kind === "superseded") return { kind: "superseded" };
    if (selection.kind === "none") return { kind: this.#missing(name, query.instanceId) };
    const [first, ...others] = selection.registrants;
    const isCertain =
      query.instanceId !== undefined ||
      (first !== undefined && others.length === 0 && !first.shared);
    if (isCertain) {
      for (const registrant of selection.registrants) this.#remove(registrant, "unregistered");
      return { kind: "removed" };
    }
    const leavingSinceMs = this.#clock.monotonicMs();
    for (const { agentId, ...registrant } of selection.registrants) {
      this.#update(agentId, (instance) => ({
        instance: withRegistrants(instance, [
          [registrant.instanceId, { ...registrant, leavingSinceMs }],
        ]),
      }));
    }
    for (const agentId of new Set(selection.registrants.map((registrant) => registrant.agentId))) {
      this.#emit({ type: "doubted", agentId, why: "unregistered by name only" });
    }
    return { kind: "suspect" };
  }

  /** An operator's decision on an address: holds for whoever registers there until it is taken back. */
  decide(agentId: string, action: OperatorAction, { by, why = "" }: OperatorWord): boolean {
    const known = this.#ledger.get(agentId);
    if (known === undefined) return false;
    const at = this.#clock.now().toISOString();
    const operator = this.#operators.decide(known, action, { by, at, why });
    const words = `by ${by}${why === "" ? "" : `: ${why}`}`;
    this.#ledger.put({ ...known, operator }, { kind: DONE[action], why: words });
    this.#emit({ type: "unsaved" });
    return true;
  }

  /**
   * An operator removes an instance with everyone who vouches for it; those who live register again. With its last
   * instance a name is released, so that another key can have it.
   */
  remove(agentId: string, { by, why = "" }: OperatorWord): boolean {
    const known = this.#ledger.get(agentId);
    if (known === undefined) return false;
    const words = `removed by ${by}${why === "" ? "" : `: ${why}`}`;
    for (const registrant of known.registrants.values()) {
      this.#remove({ ...registrant, agentId }, words);
    }
    if (this.named(known.facts.name).length === 0) this.#names.release(known.facts.name);
    return true;
  }

  /** An operator lets another key have a name whose last instance has gone. */
  releaseName(name: string): "released" | "in_use" | "not_held" {
    if (this.named(name).length > 0) return "in_use";
    if (!this.#names.release(name)) return "not_held";
    this.#emit({ type: "unsaved" });
    return "released";
  }

  /** Asks for a probe at once. */
  probeNow(agentId: string, { by }: OperatorWord): boolean {
    if (this.#ledger.get(agentId) === undefined) return false;
    this.#emit({ type: "doubted", agentId, why: `asked for by ${by}` });
    return true;
  }

  /** Takes a probe's finding into account; `startedAtMs` is when the probe began. */
  recordProbe(agentId: string, outcome: ProbeOutcome, startedAtMs: number): void {
    const known = this.#ledger.get(agentId);
    if (known === undefined) return;
    const leaving = [...known.registrants.values()].filter(
      ({ leavingSinceMs }) => leavingSinceMs !== null && leavingSinceMs <= startedAtMs,
    );
    const isUp = outcome.result !== "failing";
    // What the data path times it also ends: it knows what a passing health check says against the traffic.
    const { sinceMs: troubledSinceMs, untilMs } = known.traffic;
    const isAfterTrouble = untilMs === null && troubledSinceMs <= startedAtMs;
    this.#update(agentId, (instance) => ({
      instance: {
        ...withRegistrants(
          instance,
          leaving.map((registrant) => [
            registrant.instanceId,
            { ...registrant, leavingSinceMs: null },
          ]),
        ),
        probe: afterProbe(instance.probe, outcome, this.#thresholds),
        traffic: isUp && isAfterTrouble ? UNTROUBLED : instance.traffic,
      },
    }));
    if (isUp) return;
    const why = `unregistered by name, and its health check fails: ${outcome.why}`;
    for (const registrant of leaving) this.#remove({ ...registrant, agentId }, why);
  }

  /** What live traffic found; an instance that is ejected without an end is probed at once, others come back when their time is over. */
  recordTraffic(agentId: string, { state, why, untilMs }: TrafficFinding): void {
    const sinceMs = this.#clock.monotonicMs();
    const traffic = state === "ok" ? UNTROUBLED : { state, why, sinceMs, untilMs: untilMs ?? null };
    this.#update(agentId, (instance) => ({ instance: { ...instance, traffic } }));
    if (this.#ledger.get(agentId) === undefined) return;
    this.#due(agentId);
    if (state !== "ejected" || untilMs !== undefined) return;
    this.#emit({ type: "doubted", agentId, why: `live traffic: ${why}` });
  }

  /** Does what time alone makes due: doubts silent registrants, removes those long expired. */
  sweep(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#tombstones.expire(this.#clock.now());
    this.#names.expire(nowMs);
    let reaping: Reaping | undefined;
    for (const { instance, edgeMs } of [...this.#ledger.entries()]) {
      if (edgeMs > nowMs) continue;
      const { agentId } = instance;
      const isReapable = [...instance.registrants.values()].some((registrant) =>
        isReapDue(registrant, nowMs),
      );
      if (isReapable) reaping ??= this.reaping();
      const mayReap = reaping?.state === "allowed";
      for (const registrant of instance.registrants.values()) {
        this.#sweepRegistrant(agentId, registrant, { nowMs, mayReap });
      }
      const keptBecause = isReapable && !mayReap ? (reaping?.why ?? null) : null;
      this.#update(agentId, (left) => ({
        instance: { ...left, keptBecause, traffic: trafficAt(left.traffic, nowMs) },
      }));
    }
  }

  /** The gateway itself stood still for so long: what nobody could do meanwhile counts against nobody. */
  excuse(stoodStillMs: number): void {
    const nowMs = this.#clock.monotonicMs();
    for (const { agentId, registrants } of this.instances()) {
      this.#update(agentId, (instance) => ({
        instance: withRegistrants(
          instance,
          registrants.entries().map(([instanceId, registrant]) => {
            const renewedAtMs = Math.min(nowMs, registrant.renewedAtMs + stoodStillMs);
            return [instanceId, { ...registrant, renewedAtMs }] as const;
          }),
        ),
      }));
    }
  }

  /** When `sweep` has something to do next; `undefined` while nothing is registered. */
  nextEdgeMs(): number | undefined {
    let next: number | undefined;
    for (const { edgeMs } of this.#ledger.entries()) {
      if (next === undefined || edgeMs < next) next = edgeMs;
    }
    return next;
  }

  #sweepRegistrant(
    agentId: string,
    registrant: Registrant,
    { nowMs, mayReap }: { readonly nowMs: number; readonly mayReap: boolean },
  ): void {
    if (mayReap && isReapDue(registrant, nowMs)) {
      this.#remove({ ...registrant, agentId }, "its lease expired long ago");
      return;
    }
    const observed = leaseState(registrant, nowMs);
    if (observed === registrant.observed) return;
    this.#update(agentId, (instance) => ({
      instance: withRegistrants(instance, [[registrant.instanceId, { ...registrant, observed }]]),
    }));
    if (observed === "suspect") {
      this.#emit({ type: "doubted", agentId, why: "its heartbeat is late" });
    }
  }

  #remove({ agentId, instanceId }: Vouching, why: string): void {
    const instance = this.#ledger.get(agentId);
    if (instance === undefined) return;
    const { name } = instance.facts;
    this.#tombstones.add({ name, instanceId, removedAt: this.#clock.now().toISOString() });
    const left = withRegistrants(instance, [[instanceId, null]]);
    if (left.registrants.size > 0) {
      this.#ledger.put(left, { kind: "updated", why: `${instanceId} has gone: ${why}` });
      this.#emit({ type: "unsaved" });
      return;
    }
    this.#ledger.delete(instance, why);
    if (this.named(name).length === 0) this.#names.vacate(name, this.#instant());
    this.#emit({ type: "unsaved" });
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
    if (known === undefined) return this.#ledger.size >= this.#limits.maxInstances;
    return (
      !known.registrants.has(instanceId) &&
      known.registrants.size >= this.#limits.maxRegistrantsPerInstance
    );
  }

  #update(
    agentId: string,
    change: (instance: Instance) => {
      readonly instance: Instance;
      readonly said?: Said | undefined;
    },
  ): void {
    const known = this.#ledger.get(agentId);
    if (known === undefined) return;
    const { instance, said } = change(known);
    this.#ledger.put(instance, said);
    if (this.#ledger.hasUnsaved) this.#emit({ type: "unsaved" });
  }

  #due(agentId: string): void {
    const entry = this.#ledger.entry(agentId);
    if (entry !== undefined) this.#emit({ type: "due", agentId, atMs: entry.edgeMs });
  }

  #instant(): Instant {
    return { ms: this.#clock.monotonicMs(), iso: this.#clock.now().toISOString() };
  }
}

function isReapDue(registrant: Registrant, nowMs: number): boolean {
  return nowMs >= leaseEdges(registrant).reapAtMs;
}
