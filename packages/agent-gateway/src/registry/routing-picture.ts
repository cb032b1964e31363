import type { Clock } from "service-kit";
import { candidateOf } from "./candidate-of.ts";
import type { Registry } from "./registry.ts";
import { type Candidate, type ServiceSnapshot, serviceKey } from "./service-snapshot.ts";

/** Beyond so many unread changes the picture is made without being asked, so that they do not pile up. */
const MAX_UNREAD = 10_000;

/** Hears of a service as it is now, or `undefined` when it has gone; `key` is its {@link serviceKey}. */
export type ServiceListener = (key: string, service: ServiceSnapshot | undefined) => void;

/** What was last made of an instance. */
interface Placed {
  /** Of its service. */
  readonly key: string;
  readonly candidate: Candidate;
}

/**
 * The services as the data path sees them: each an immutable picture that is swapped whole. A change costs as much as
 * the service that it concerns is large, however many others there are, and nothing until somebody looks.
 */
export class RoutingPicture {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #placed = new Map<string, Placed>();
  readonly #services = new Map<string, ServiceSnapshot>();
  /** By agentId: other than when they were placed, or gone. */
  readonly #stale = new Set<string>();
  readonly #listeners: ServiceListener[] = [];

  constructor(registry: Registry, clock: Clock) {
    this.#registry = registry;
    this.#clock = clock;
    for (const { instance } of registry.entries()) this.#stale.add(instance.agentId);
    registry.onRouting((agentId) => {
      this.#stale.add(agentId);
      if (this.#stale.size > MAX_UNREAD) this.#update();
    });
  }

  /** Every service by {@link serviceKey}; every type, every namespace. Changes with the registry. */
  get services(): ReadonlyMap<string, ServiceSnapshot> {
    this.refresh();
    return this.#services;
  }

  /** Tells every service that is there, and from now on, with each `refresh`, those that have changed. */
  subscribe(listener: ServiceListener): void {
    for (const [key, service] of this.services) listener(key, service);
    this.#listeners.push(listener);
  }

  /** Brings the picture up to date with the registry. */
  refresh(): void {
    if (this.#stale.size > 0) this.#update();
  }

  #update(): void {
    const nowMs = this.#clock.monotonicMs();
    /** By service: who left it or is other than before, and who is there instead. */
    const edits = new Map<string, Map<string, Candidate | undefined>>();
    const edit = (key: string, agentId: string, candidate: Candidate | undefined): void => {
      const known = edits.get(key);
      if (known === undefined) edits.set(key, new Map([[agentId, candidate]]));
      else known.set(agentId, candidate);
    };
    for (const agentId of this.#stale) {
      const before = this.#placed.get(agentId);
      if (before !== undefined) edit(before.key, agentId, undefined);
      const entry = this.#registry.entry(agentId);
      if (entry === undefined) {
        this.#placed.delete(agentId);
        continue;
      }
      const key = serviceKey(entry.instance.facts);
      const candidate = candidateOf(entry, nowMs);
      this.#placed.set(agentId, { key, candidate });
      edit(key, agentId, candidate);
    }
    this.#stale.clear();
    for (const [key, members] of edits) this.#apply(key, members);
  }

  #apply(key: string, members: ReadonlyMap<string, Candidate | undefined>): void {
    const before = this.#services.get(key)?.candidates ?? [];
    const candidates = edited(before, members);
    const service = candidates.length === 0 ? undefined : serviceOf(key, candidates);
    if (service === undefined) this.#services.delete(key);
    else this.#services.set(key, service);
    for (const listener of this.#listeners) listener(key, service);
  }
}

/** Candidates with some replaced, added or taken away, in the order of their ids: every gateway counts round the same circle. */
function edited(
  before: readonly Candidate[],
  members: ReadonlyMap<string, Candidate | undefined>,
): readonly Candidate[] {
  const left = new Map(members);
  const candidates: Candidate[] = [];
  for (const candidate of before) {
    const { agentId } = candidate;
    const now = left.has(agentId) ? left.get(agentId) : candidate;
    left.delete(agentId);
    if (now !== undefined) candidates.push(now);
  }
  const added = [...left.values()].filter((candidate) => candidate !== undefined);
  if (added.length === 0) return candidates;
  return [...candidates, ...added].sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
}

function serviceOf(key: string, candidates: readonly Candidate[]): ServiceSnapshot {
  const [namespace = "", type = "", service = ""] = key.split("/");
  return { namespace, type, service, candidates };
}
