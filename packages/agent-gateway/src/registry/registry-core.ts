import type { Clock } from "service-kit";
import type { Instance } from "./instance.ts";
import { withRegistrants } from "./instance.ts";
import { Ledger } from "./ledger.ts";
import { NameHolds } from "./name-holds.ts";
import { OperatorStates } from "./operator-states.ts";
import type { Said } from "./outlook-changes.ts";
import { Recalls } from "./recalls.ts";
import type { Instant } from "./register.ts";
import type { Registrant } from "./registrant.ts";
import type { RegistryEvent } from "./registry-event.ts";
import type { RestoredState } from "./registry-options.ts";
import type { StoreChange } from "./registry-store.ts";
import { Tombstones } from "./tombstones.ts";

/** A registrant together with the instance it vouches for. */
export interface Vouching extends Registrant {
  readonly agentId: string;
}

/** What a registry is made with, defaults filled in. */
interface CoreOptions {
  readonly clock: Clock;
  readonly emit: (event: RegistryEvent) => void;
  readonly restored: RestoredState | undefined;
}

/** What is known, and the moves that all parts of the registry make on it. */
export class RegistryCore {
  readonly clock: Clock;
  readonly emit: (event: RegistryEvent) => void;
  readonly ledger: Ledger;
  readonly operators: OperatorStates;
  readonly tombstones: Tombstones;
  readonly names: NameHolds;
  readonly recalls = new Recalls();

  constructor({ clock, emit, restored }: CoreOptions) {
    this.clock = clock;
    this.emit = emit;
    this.ledger = new Ledger({ clock, revision: restored?.revision ?? 0 });
    this.operators = new OperatorStates(restored?.operators);
    const at = this.instant();
    this.tombstones = new Tombstones(restored?.tombstones ?? [], at);
    for (const { name, mayLive } of this.tombstones.kept.values()) {
      if (mayLive === true) this.recalls.add(name);
    }
    this.names = new NameHolds(restored?.names ?? [], at);
    for (const instance of restored?.instances ?? []) {
      this.ledger.restore({ ...instance, operator: this.operators.of(instance) });
    }
    for (const { name, vacantSince } of this.names.kept.values()) {
      if (vacantSince === null && this.ledger.named(name).length === 0) this.names.vacate(name, at);
    }
  }

  /** What is to be stored; counts as stored until it is given back. `undefined` when there is nothing. */
  takeUnsaved(): StoreChange | undefined {
    const change = {
      instances: this.ledger.takeUnsaved(),
      tombstones: this.tombstones.kept.takeUnsaved(),
      operators: this.operators.kept.takeUnsaved(),
      names: this.names.kept.takeUnsaved(),
    };
    const isEmpty = Object.values(change).every(
      ({ put, remove }) => put.length === 0 && remove.length === 0,
    );
    return isEmpty ? undefined : { revision: this.ledger.revisions.reservation, ...change };
  }

  /** It could not be stored: it is taken again next time, as it is then. */
  giveBack({ instances, tombstones, operators, names }: StoreChange): void {
    if (instances !== undefined) this.ledger.giveBack(instances);
    if (tombstones !== undefined) this.tombstones.kept.giveBack(tombstones);
    if (operators !== undefined) this.operators.kept.giveBack(operators);
    if (names !== undefined) this.names.kept.giveBack(names);
  }

  /** All registrants of a name. */
  vouching(name: string): Vouching[] {
    return this.ledger
      .named(name)
      .flatMap(({ agentId, registrants }) =>
        [...registrants.values()].map((registrant) => ({ ...registrant, agentId })),
      );
  }

  /** Why a beat or an unregistration finds nobody. */
  missing(name: string, instanceId: string | undefined): "gone" | "not_registered" {
    return this.tombstones.has(name, instanceId) ? "gone" : "not_registered";
  }

  /** Changes an instance and tells what there is to tell. */
  update(
    agentId: string,
    change: (instance: Instance) => {
      readonly instance: Instance;
      readonly said?: Said | undefined;
    },
  ): void {
    const known = this.ledger.get(agentId);
    if (known === undefined) return;
    const { instance, said } = change(known);
    this.ledger.put(instance, said);
    if (this.ledger.hasUnsaved) this.emit({ type: "unsaved" });
  }

  /** Tells when something of it becomes due by itself. */
  due(agentId: string): void {
    const entry = this.ledger.entry(agentId);
    if (entry !== undefined) this.emit({ type: "due", agentId, atMs: entry.edgeMs });
  }

  /** It may live for all we know; with an identity it learns from its next beat that it is gone. */
  removeForSilence(registrant: Vouching, why: string): void {
    this.remove(registrant, why, { mayLive: registrant.derived });
  }

  /** Takes a registrant out, and the instance with its last one. */
  remove({ agentId, instanceId }: Vouching, why: string, { mayLive = false } = {}): void {
    const instance = this.ledger.get(agentId);
    if (instance === undefined) return;
    const { name } = instance.facts;
    const at = this.instant();
    const tombstone = { name, instanceId, removedAt: at.iso, ...(mayLive ? { mayLive } : {}) };
    this.tombstones.add(tombstone, at.ms);
    if (mayLive) this.recalls.add(name);
    const left = withRegistrants(instance, [[instanceId, null]]);
    if (left.registrants.size > 0) {
      this.ledger.put(left, { kind: "updated", why: `${instanceId} has gone: ${why}` });
      this.emit({ type: "unsaved" });
      return;
    }
    this.ledger.delete(instance, why);
    if (this.ledger.named(name).length === 0) this.names.vacate(name, at);
    this.emit({ type: "unsaved" });
    this.emit({ type: "removed", agentId, name });
  }

  /** Now, on both clocks. */
  instant(): Instant {
    return { ms: this.clock.monotonicMs(), iso: this.clock.now().toISOString() };
  }
}
