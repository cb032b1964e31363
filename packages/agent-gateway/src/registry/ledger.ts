import type { RegistryChange } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { ChangeFeed } from "./change-feed.ts";
import type { Instance } from "./instance.ts";
import { nextLeaseEdgeMs } from "./lease.ts";
import { outlookChanges, type Said } from "./outlook-changes.ts";
import { RevisionCounter } from "./revision-counter.ts";
import { type StoredInstance, toStored } from "./stored-instance.ts";
import { Timelines } from "./timelines.ts";
import type { Edits } from "./tracked-map.ts";
import { type Outlook, outlookOf } from "./verdict.ts";
import { weightOf } from "./weight-of.ts";

/** An instance with what was last told of it. */
export interface Entry {
  readonly instance: Instance;
  readonly outlook: Outlook;
  /** Since when it has been routable, on the monotonic clock; `null` while it is not. */
  readonly routableSinceMs: number | null;
  /** When time alone changes something next. */
  readonly edgeMs: number;
  /** The instance as it was when something last changed that routing depends on. */
  readonly routedAs: Instance;
}

/** The instances by id and by name; notices what changes, gives it a revision and tells it. */
export class Ledger {
  readonly feed: ChangeFeed;
  readonly timelines = new Timelines();
  readonly revisions: RevisionCounter;
  readonly #clock: Clock;
  readonly #byId = new Map<string, Entry>();
  readonly #idsByName = new Map<string, Set<string>>();
  /** By agentId: what a store would have to write. */
  readonly #unsaved = new Set<string>();
  #weight = 0;
  readonly #routingListeners: ((agentId: string) => void)[] = [];
  #version = 0;

  /** @param revision the last one that an earlier process may have given out. */
  constructor({ clock, revision }: { readonly clock: Clock; readonly revision: number }) {
    this.#clock = clock;
    this.revisions = new RevisionCounter(revision);
    this.feed = new ChangeFeed(revision);
  }

  /** Grows whenever a table derived from the instances is out of date; a mere renewal does not count. */
  get version(): number {
    return this.#version;
  }

  /** Calls back from now on with the id of each instance of which something changed that routing depends on. */
  onRouting(listener: (agentId: string) => void): void {
    this.#routingListeners.push(listener);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** About how many bytes all instances weigh when they are listed or stored. */
  get weight(): number {
    return this.#weight;
  }

  get(agentId: string): Instance | undefined {
    return this.#byId.get(agentId)?.instance;
  }

  entry(agentId: string): Entry | undefined {
    return this.#byId.get(agentId);
  }

  entries(): Iterable<Entry> {
    return this.#byId.values();
  }

  all(): readonly Instance[] {
    return Array.from(this.#byId.values(), ({ instance }) => instance);
  }

  named(name: string): readonly Instance[] {
    const ids = this.#idsByName.get(name) ?? [];
    return [...ids].flatMap((agentId) => this.get(agentId) ?? []);
  }

  /** Takes an instance over without telling of it: it was known before this process began. */
  restore(instance: Instance): void {
    this.#keep(instance, outlookOf(instance, this.#clock.monotonicMs()), true);
  }

  /**
   * Replaces an instance and tells what changed: first what is said, which is durable and becomes the
   * instance's revision, then whatever of its facts changed with it.
   */
  put(instance: Instance, said?: Said): Instance {
    const { agentId } = instance;
    const before = this.#byId.get(agentId);
    const outlook = outlookOf(instance, this.#clock.monotonicMs());
    const observed = before === undefined ? [] : outlookChanges(before.outlook, outlook);
    const revision = said === undefined ? undefined : this.revisions.next();
    const kept = revision === undefined ? instance : { ...instance, revision };
    const isNews =
      said !== undefined || observed.length > 0 || isRoutedOtherwise(before?.routedAs, kept);
    if (said !== undefined || before?.instance.registrants !== kept.registrants) {
      this.#unsaved.add(agentId);
    }
    this.#keep(kept, outlook, isNews);
    if (said !== undefined && revision !== undefined) this.#tell(kept, outlook, said, revision);
    for (const change of observed) this.#tell(kept, outlook, change, this.revisions.next());
    return kept;
  }

  /** Looks at an instance again, because time has passed. */
  review(agentId: string): void {
    const instance = this.get(agentId);
    if (instance !== undefined) this.put(instance);
  }

  delete(instance: Instance, why: string): void {
    const { agentId, facts } = instance;
    const known = this.#byId.get(agentId);
    if (known === undefined) return;
    this.#byId.delete(agentId);
    this.#weight -= weightOf(known.instance);
    this.#unsaved.add(agentId);
    this.#reroute(agentId);
    const siblings = this.#idsByName.get(facts.name);
    siblings?.delete(agentId);
    if (siblings?.size === 0) this.#idsByName.delete(facts.name);
    const outlook = outlookOf(instance, this.#clock.monotonicMs());
    const verdict = { state: "not_routable", why: "it was removed", weight: 0 } as const;
    const removed: Said = { kind: "removed", why };
    this.#tell(instance, { ...outlook, verdict }, removed, this.revisions.next());
  }

  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  /** What has changed since the last call; it counts as stored until it is given back. */
  takeUnsaved(): Edits<StoredInstance> {
    const put: [string, StoredInstance][] = [];
    const remove: string[] = [];
    for (const agentId of this.#unsaved) {
      const instance = this.get(agentId);
      if (instance === undefined) remove.push(agentId);
      else put.push([agentId, toStored(instance)]);
    }
    this.#unsaved.clear();
    return { put, remove };
  }

  /** It could not be stored: it is taken again next time, as it is then. */
  giveBack({ put, remove }: Edits<unknown>): void {
    for (const [agentId] of put) this.#unsaved.add(agentId);
    for (const agentId of remove) this.#unsaved.add(agentId);
  }

  #keep(instance: Instance, outlook: Outlook, isNews: boolean): void {
    const { agentId, facts } = instance;
    const before = this.#byId.get(agentId);
    const nowMs = this.#clock.monotonicMs();
    const isRoutable = outlook.verdict.state === "routable";
    this.#weight += weightOf(instance) - (before === undefined ? 0 : weightOf(before.instance));
    this.#byId.set(agentId, {
      instance,
      outlook,
      routableSinceMs: isRoutable ? (before?.routableSinceMs ?? nowMs) : null,
      edgeMs: nextEdgeMs(instance, nowMs),
      routedAs: isNews ? instance : (before?.routedAs ?? instance),
    });
    if (isNews) this.#reroute(agentId);
    const siblings = this.#idsByName.get(facts.name) ?? new Set();
    this.#idsByName.set(facts.name, siblings.add(agentId));
  }

  #reroute(agentId: string): void {
    this.#version += 1;
    for (const listener of this.#routingListeners) listener(agentId);
  }

  #tell(
    { agentId, facts }: Instance,
    outlook: Outlook,
    { kind, why }: Said,
    revision: number,
  ): void {
    const { state, why: verdictWhy } = outlook.verdict;
    const { name, service, namespace, type } = facts;
    const at = this.#clock.now().toISOString();
    const verdict = { state, why: verdictWhy };
    const change: RegistryChange = {
      revision,
      kind,
      at,
      agentId,
      name,
      service,
      namespace,
      type,
      why,
      verdict,
    };
    this.timelines.change(change);
    this.feed.append(change);
  }
}

function nextEdgeMs({ registrants, traffic }: Instance, nowMs: number): number {
  let next = traffic.untilMs ?? Number.POSITIVE_INFINITY;
  for (const registrant of registrants.values()) {
    next = Math.min(next, nextLeaseEdgeMs(registrant, nowMs));
  }
  return next;
}

/** Smaller steps would make everything anew with every beat. */
const LOAD_STEP = 0.05;

function isOtherLoad(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(before - after) >= LOAD_STEP;
}

/** Whether requests would be spread otherwise, though no fact has another state. */
function isRoutedOtherwise(before: Instance | undefined, after: Instance): boolean {
  if (before === undefined || before.facts !== after.facts) return true;
  if (before.registrants.size !== after.registrants.size) return true;
  if (before.traffic.untilMs !== after.traffic.untilMs) return true;
  for (const registrant of after.registrants.values()) {
    const known = before.registrants.get(registrant.instanceId);
    if (known === undefined || isOtherLoad(known.load, registrant.load)) return true;
    if (known.toolsDigest !== registrant.toolsDigest) return true;
  }
  return false;
}
