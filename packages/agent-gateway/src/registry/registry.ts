import type { ParsedRegistration } from "agent-gateway-contract";
import type { ChangeListener, ChangesSince } from "./change-feed.ts";
import type { Instance } from "./instance.ts";
import type { Entry } from "./ledger.ts";
import { Observations } from "./observations.ts";
import { Operations, type OperatorWord } from "./operations.ts";
import type { OperatorAction } from "./operator-state.ts";
import type { ProbeOutcome } from "./probe-record.ts";
import type { Reaping } from "./reaping.ts";
import { Registrations } from "./registrations.ts";
import { RegistryCore } from "./registry-core.ts";
import { DEFAULT_LIMITS, DEFAULT_THRESHOLDS, type RegistryOptions } from "./registry-options.ts";
import type { BeatResult, RegisterResult, UnregisterResult } from "./registry-results.ts";
import type { StoreChange } from "./registry-store.ts";
import type { BeatWord } from "./renewed.ts";
import type { RegistrantQuery } from "./select-registrants.ts";
import { Sweeper } from "./sweeper.ts";
import type { TimelineEntry } from "./timelines.ts";
import type { TrafficFinding } from "./traffic-record.ts";

/**
 * What is registered and how it fares: a state machine on an injected clock, without I/O and without
 * timers of its own. Every method takes effect at once; what others must do about it is told as events.
 */
export class Registry {
  readonly #core: RegistryCore;
  readonly #registrations: Registrations;
  readonly #operations: Operations;
  readonly #observations: Observations;
  readonly #sweeper: Sweeper;

  constructor({
    clock,
    onEvent = () => {},
    restored,
    limits = {},
    thresholds = DEFAULT_THRESHOLDS,
  }: RegistryOptions) {
    this.#core = new RegistryCore({ clock, emit: onEvent, restored });
    this.#registrations = new Registrations(this.#core, { ...DEFAULT_LIMITS, ...limits });
    this.#operations = new Operations(this.#core);
    this.#observations = new Observations(this.#core, thresholds);
    this.#sweeper = new Sweeper(this.#core);
  }

  /** Of the latest change that discovery shows; mere renewals are none. */
  get revision(): number {
    return this.#core.ledger.revisions.last;
  }

  /** To be stored while the process runs: no revision above it is given out before it has grown. */
  get reservation(): number {
    return this.#core.ledger.revisions.reservation;
  }

  /** Grows with every change that routing depends on; tells a derived table that it is out of date. */
  get version(): number {
    return this.#core.ledger.version;
  }

  instance(agentId: string): Instance | undefined {
    return this.#core.ledger.get(agentId);
  }

  /** Calls back from now on with the id of each instance of which something changed that routing depends on. */
  onRouting(listener: (agentId: string) => void): void {
    this.#core.ledger.onRouting(listener);
  }

  /** An instance with what was last told of it. */
  entry(agentId: string): Entry | undefined {
    return this.#core.ledger.entry(agentId);
  }

  instances(): readonly Instance[] {
    return this.#core.ledger.all();
  }

  /** All instances with what was last told of them. */
  entries(): Iterable<Entry> {
    return this.#core.ledger.entries();
  }

  /** All instances registered under a name. */
  named(name: string): readonly Instance[] {
    return this.#core.ledger.named(name);
  }

  /** What changed after a revision, as far as it is remembered. */
  since(revision: number): ChangesSince {
    return this.#core.ledger.feed.since(revision);
  }

  /** Calls back for each change from now on; returns how to end that. The listener must not throw. */
  subscribe(listener: ChangeListener): () => void {
    return this.#core.ledger.feed.subscribe(listener);
  }

  /** The last 50 things that happened to an instance, oldest first; of removed ones as long as there is room. */
  timeline(agentId: string): readonly TimelineEntry[] {
    return this.#core.ledger.timelines.of(agentId);
  }

  /** Whether those whose lease expired long ago are removed now, and why not. */
  reaping(): Reaping {
    return this.#sweeper.reaping();
  }

  /** Whether the name belongs to another key than the caller's. */
  isNameTaken(name: string, { owner }: { readonly owner: string }): boolean {
    return this.#core.names.isTaken(name, owner);
  }

  /** What is to be stored; counts as stored until it is given back. `undefined` when there is nothing. */
  takeUnsaved(): StoreChange | undefined {
    return this.#core.takeUnsaved();
  }

  /** It could not be stored: it is taken again next time, as it is then. */
  giveBack(change: StoreChange): void {
    this.#core.giveBack(change);
  }

  /** Why the store cannot be written, or that it can: nobody is removed for silence meanwhile. */
  setStoreTrouble(why: string | undefined): void {
    this.#sweeper.storeTrouble = why;
  }

  /** Idempotent: the same registration again only renews the lease. */
  register(registration: ParsedRegistration, caller: { readonly owner: string }): RegisterResult {
    this.#sweeper.catchUp();
    return this.#registrations.register(registration, caller);
  }

  /** Renews the leases that the beat stands for. */
  beat(name: string, query: RegistrantQuery & BeatWord): BeatResult {
    this.#sweeper.catchUp();
    return this.#registrations.beat(name, query);
  }

  /** Removes what is certainly meant; where several processes may be meant, lets a probe decide. */
  unregister(name: string, query: RegistrantQuery): UnregisterResult {
    this.#sweeper.catchUp();
    return this.#registrations.unregister(name, query);
  }

  /** An operator's decision on an address: holds for whoever registers there until it is taken back. */
  decide(agentId: string, action: OperatorAction, word: OperatorWord): boolean {
    return this.#operations.decide(agentId, action, word);
  }

  /**
   * An operator removes an instance with everyone who vouches for it; those who live register again. With its last
   * instance a name is released, so that another key can have it.
   */
  remove(agentId: string, word: OperatorWord): boolean {
    return this.#operations.remove(agentId, word);
  }

  /** An operator lets another key have a name whose last instance has gone. */
  releaseName(name: string): "released" | "in_use" | "not_held" {
    return this.#operations.releaseName(name);
  }

  /** Asks for a probe at once. */
  probeNow(agentId: string, word: OperatorWord): boolean {
    return this.#operations.probeNow(agentId, word);
  }

  /** Takes a probe's finding into account; `startedAtMs` is when the probe began. */
  recordProbe(agentId: string, outcome: ProbeOutcome, startedAtMs: number): void {
    this.#sweeper.catchUp();
    this.#observations.recordProbe(agentId, outcome, startedAtMs);
  }

  /** What live traffic found; an instance that is ejected without an end is probed at once, others come back when their time is over. */
  recordTraffic(agentId: string, finding: TrafficFinding): void {
    this.#observations.recordTraffic(agentId, finding);
  }

  /** Does what time alone makes due: doubts silent registrants, removes those long expired. */
  sweep(): void {
    this.#sweeper.sweep();
  }

  /** By then at the latest `catchUp` is called; who calls later finds out that the gateway stood still. */
  expectBy(ms: number): void {
    this.#sweeper.expectBy(ms);
  }

  /** Extends every lease by the time in which the gateway itself stood still, if it did. */
  catchUp(): void {
    this.#sweeper.catchUp();
  }

  /** When `sweep` has something to do next; `undefined` while nothing is registered. */
  nextEdgeMs(): number | undefined {
    return this.#sweeper.nextEdgeMs();
  }
}
