import type {
  AgentView,
  ParsedHeartbeat,
  ParsedRegistration,
  UnregistrationQuery,
} from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { agentIdOfRegistration, applyRegistration, registrantIdOf } from "./apply-registration.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import type { Instance } from "./instance.ts";
import { instanceView } from "./instance-view.ts";
import { afterProbe, type ProbeOutcome } from "./probe-rule.ts";
import { leaseEndsAtMs, type Registrant } from "./registrant.ts";
import type { RegistryStore } from "./registry-store.ts";
import type { Snapshot } from "./snapshot.ts";
import { fromStored, toStored } from "./stored-instance.ts";
import { Tombstones } from "./tombstones.ts";
import { judge } from "./verdict.ts";

/** Hears of instances that want a probe now, come, or go. */
export interface RegistryListener {
  readonly onAppeared: (agentId: string) => void;
  readonly onDoubt: (agentId: string) => void;
  readonly onRemoved: (agentId: string) => void;
}

/** Outcome of a registration. */
export interface Registered {
  readonly created: boolean;
  /** False when a newer process of the same instance id is registered: nothing was changed. */
  readonly current: boolean;
  readonly instanceId: string;
  readonly leaseTtlMs: number;
  readonly agent: AgentView;
}

/** Outcome of a heartbeat. */
export type Beaten =
  | { readonly known: true; readonly renewed: number; readonly leaseTtlMs: number }
  | { readonly known: false; readonly reason: "not_registered" | "gone" };

/** Outcome of an unregistration. */
export type Unregistered = "removed" | "superseded" | "suspect" | "not_registered";

const REAP_AFTER_TTLS = 10;
const REAP_AFTER_MS = 15 * 60_000;
const RESTART_GRACE_TTLS = 2;

/**
 * What exists and which of it is well. All rules run on the injected monotonic clock; facts that must survive are in the store
 * before a method returns, heartbeats are gathered and written by `flushBeats`.
 */
export class Registry {
  readonly #clock: Clock;
  readonly #store: RegistryStore;
  readonly #instances = new Map<string, Instance>();
  readonly #tombstones = new Tombstones();
  readonly #beatenSinceFlush = new Set<string>();
  /** Instances whose beat is overdue: each is doubted once, not at every tick. */
  readonly #suspects = new Set<string>();
  readonly #startedAtMs: number;
  #listener: RegistryListener = { onAppeared() {}, onDoubt() {}, onRemoved() {} };
  #revision: number;
  /** Rebuilt when it is next read after a change that the data path can see. */
  #snapshot: Snapshot | undefined;

  constructor(store: RegistryStore, clock: Clock) {
    this.#clock = clock;
    this.#store = store;
    this.#startedAtMs = clock.monotonicMs();
    const { instances, revision } = store.load();
    for (const stored of instances) {
      this.#instances.set(stored.agentId, fromStored(stored, this.#startedAtMs));
    }
    this.#revision = revision;
  }

  listen(listener: RegistryListener): void {
    this.#listener = listener;
  }

  /** The picture for the data path; a new object after each change. */
  snapshot(): Snapshot {
    this.#snapshot ??= buildSnapshot(
      this.#instances.values(),
      this.#revision,
      this.#clock.monotonicMs(),
    );
    return this.#snapshot;
  }

  get revision(): number {
    return this.#revision;
  }

  instances(): Iterable<Instance> {
    return this.#instances.values();
  }

  instance(agentId: string): Instance | undefined {
    return this.#instances.get(agentId);
  }

  /** All instances as the API shows them, by name and endpoint. */
  views(): AgentView[] {
    const nowMs = this.#clock.monotonicMs();
    return [...this.#instances.values()]
      .map((instance) => instanceView(instance, nowMs))
      .sort((a, b) => a.name.localeCompare(b.name) || a.endpoint.localeCompare(b.endpoint));
  }

  /** Inserts or renews; durable when it returns. */
  register(registration: ParsedRegistration, owner: string): Registered {
    const nowMs = this.#clock.monotonicMs();
    const agentId = agentIdOfRegistration(registration);
    const instanceId = registrantIdOf(registration, owner);
    const holders = this.#holdersOf(registration.name, instanceId);
    const newest = holders.find(
      ({ registrant }) => registration.epoch !== undefined && registrant.epoch > registration.epoch,
    );
    if (newest !== undefined) {
      const agent = instanceView(newest.instance, nowMs);
      const { leaseTtlMs } = newest.registrant;
      return { created: false, current: false, instanceId, leaseTtlMs, agent };
    }
    const known = this.#instances.get(agentId);
    const next = applyRegistration(known, registration, {
      owner,
      nowMs,
      at: this.#clock.now().toISOString(),
      revision: this.#revision + 1,
    });
    // A process that comes back at another address leaves the old one.
    const left = holders.filter(({ instance }) => instance.agentId !== agentId);
    for (const { instance } of left) this.#removeRegistrant(instance, instanceId);
    this.#tombstones.clear(next.name);
    this.#save(next);
    if (known === undefined) this.#listener.onAppeared(agentId);
    else if (known.connectFailure !== null || known.unverified) this.#listener.onDoubt(agentId);
    const leaseTtlMs = next.registrants.get(instanceId)?.leaseTtlMs ?? 0;
    const agent = instanceView(this.#instances.get(agentId) ?? next, nowMs);
    return { created: known === undefined, current: true, instanceId, leaseTtlMs, agent };
  }

  /** Renews the named registrant, or every registrant of this owner under the name. Answered from memory. */
  heartbeat(name: string, beat: ParsedHeartbeat, owner: string): Beaten {
    const nowMs = this.#clock.monotonicMs();
    const renewing = this.#registrantsOf(name, owner, beat.instanceId).filter(
      ({ registrant }) => beat.epoch === undefined || beat.epoch >= registrant.epoch,
    );
    if (renewing.length === 0) {
      return {
        known: false,
        reason: this.#tombstones.has(name, nowMs) ? "gone" : "not_registered",
      };
    }
    let leaseTtlMs = 0;
    for (const { instance, registrant } of renewing) {
      this.#renew(instance.agentId, { ...registrant, status: beat.status }, nowMs);
      leaseTtlMs = Math.max(leaseTtlMs, registrant.leaseTtlMs);
    }
    return { known: true, renewed: renewing.length, leaseTtlMs };
  }

  /**
   * Takes a registrant out. Without an `instanceId` several registrants of the owner may be meant: then nothing is removed but
   * what fails a probe now.
   */
  unregister(name: string, query: UnregistrationQuery, owner: string): Unregistered {
    const meant = this.#registrantsOf(name, owner, query.instanceId);
    if (meant.length === 0) return "not_registered";
    const { epoch } = query;
    if (epoch !== undefined && meant.every(({ registrant }) => registrant.epoch > epoch)) {
      return "superseded";
    }
    const [only, ...others] = meant;
    if (only !== undefined && others.length === 0) {
      this.#removeRegistrant(only.instance, only.registrant.instanceId);
      return "removed";
    }
    for (const agentId of new Set(meant.map(({ instance }) => instance.agentId))) {
      this.#update(agentId, { removalPending: true });
      this.#listener.onDoubt(agentId);
    }
    return "suspect";
  }

  /** Takes in what a probe found. */
  probed(agentId: string, outcome: ProbeOutcome): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    if (instance.removalPending && !outcome.ok) {
      this.#remove(instance);
      return;
    }
    this.#update(agentId, {
      probe: afterProbe(instance.probe, outcome),
      removalPending: false,
      ...(outcome.ok ? { connectFailure: null } : {}),
    });
  }

  /** Live traffic could not reach the instance: out of rotation until a beat or a passing probe. */
  connectFailed(agentId: string, reason: string): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined || instance.connectFailure !== null) return;
    this.#update(agentId, { connectFailure: reason });
    this.#listener.onDoubt(agentId);
  }

  /** Lets leases run out and reaps what has been gone for long. To be called about once a second. */
  tick(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const instance of [...this.#instances.values()]) {
      if (this.#isReapable(instance, nowMs)) this.#remove(instance);
      else this.#noteSuspicion(instance, nowMs);
    }
    this.#snapshot = undefined;
  }

  /** Writes the heartbeats gathered since the last call. @throws what the store throws; the beats are kept for the next call. */
  flushBeats(): void {
    if (this.#beatenSinceFlush.size === 0) return;
    const beaten = [...this.#beatenSinceFlush].flatMap((id) => this.#instances.get(id) ?? []);
    this.#store.save(beaten.map(toStored), this.#revision);
    this.#beatenSinceFlush.clear();
  }

  close(): void {
    this.flushBeats();
    this.#store.close();
  }

  #holdersOf(name: string, instanceId: string): Held[] {
    return [...this.#instances.values()].flatMap((instance) => {
      const registrant = instance.name === name ? instance.registrants.get(instanceId) : undefined;
      return registrant === undefined ? [] : [{ instance, registrant }];
    });
  }

  #registrantsOf(name: string, owner: string, instanceId: string | undefined): Held[] {
    return [...this.#instances.values()]
      .filter((instance) => instance.name === name)
      .flatMap((instance) =>
        [...instance.registrants.values()].map((registrant) => ({ instance, registrant })),
      )
      .filter(({ registrant }) => registrant.owner === owner)
      .filter(({ registrant }) => instanceId === undefined || registrant.instanceId === instanceId);
  }

  #renew(agentId: string, registrant: Registrant, nowMs: number): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    const renewed = {
      ...registrant,
      renewedAtMs: nowMs,
      lastHeartbeatAt: this.#clock.now().toISOString(),
    };
    const next = {
      ...instance,
      registrants: new Map(instance.registrants).set(registrant.instanceId, renewed),
      connectFailure: null,
      unverified: false,
    };
    this.#instances.set(agentId, next);
    this.#beatenSinceFlush.add(agentId);
    if (changesTraffic(instance, next, nowMs)) this.#snapshot = undefined;
  }

  #removeRegistrant(instance: Instance, instanceId: string): void {
    const registrants = new Map(instance.registrants);
    registrants.delete(instanceId);
    if (registrants.size === 0) this.#remove(instance);
    else this.#save({ ...instance, registrants, revision: this.#revision + 1 });
  }

  /** Writes first: what the store refused has not happened. */
  #save(instance: Instance): void {
    this.#store.save([toStored(instance)], instance.revision);
    this.#revision = instance.revision;
    this.#instances.set(instance.agentId, instance);
    this.#snapshot = undefined;
  }

  #remove({ agentId, name }: Instance): void {
    this.#store.remove([agentId], this.#revision + 1);
    this.#revision += 1;
    this.#instances.delete(agentId);
    this.#beatenSinceFlush.delete(agentId);
    this.#suspects.delete(agentId);
    this.#tombstones.add(name, this.#clock.monotonicMs());
    this.#listener.onRemoved(agentId);
    this.#snapshot = undefined;
  }

  /** Changes what is only observed: nothing to write. */
  #update(agentId: string, change: Partial<Instance>): void {
    const instance = this.#instances.get(agentId);
    if (instance === undefined) return;
    this.#instances.set(agentId, { ...instance, ...change });
    this.#snapshot = undefined;
  }

  #noteSuspicion(instance: Instance, nowMs: number): void {
    const { agentId } = instance;
    if (judge(instance, nowMs).lease.state !== "suspect") {
      this.#suspects.delete(agentId);
    } else if (!this.#suspects.has(agentId)) {
      this.#suspects.add(agentId);
      this.#listener.onDoubt(agentId);
    }
  }

  #isReapable(instance: Instance, nowMs: number): boolean {
    const longestTtlMs = Math.max(...[...instance.registrants.values()].map((r) => r.leaseTtlMs));
    if (nowMs - this.#startedAtMs < RESTART_GRACE_TTLS * longestTtlMs) return false;
    const endedAtMs = Math.max(...[...instance.registrants.values()].map(leaseEndsAtMs));
    return nowMs - endedAtMs >= Math.max(REAP_AFTER_TTLS * longestTtlMs, REAP_AFTER_MS);
  }
}

interface Held {
  readonly instance: Instance;
  readonly registrant: Registrant;
}

/** Whether the data path would treat the instance differently. */
function changesTraffic(before: Instance, after: Instance, nowMs: number): boolean {
  const [was, is] = [judge(before, nowMs), judge(after, nowMs)];
  return was.verdict.state !== is.verdict.state || was.weight !== is.weight;
}
