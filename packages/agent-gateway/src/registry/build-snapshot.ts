import type { Clock } from "service-kit";
import { candidateOf } from "./candidate-of.ts";
import type { Entry } from "./ledger.ts";
import type { Registry } from "./registry.ts";
import { type Candidate, type ServiceSnapshot, type Snapshot, serviceKey } from "./snapshot.ts";

interface Built {
  readonly stamp: number;
  /** Of the service. */
  readonly key: string;
  readonly candidate: Candidate;
}

/** The candidates by agentId, and the services in which one of them is other than before. */
interface Candidates {
  readonly built: ReadonlyMap<string, Built>;
  readonly dirty: ReadonlySet<string>;
}

/** The current snapshot, made anew only after the registry has changed; the data path reads nothing else. */
export function createSnapshotSource(registry: Registry, clock: Clock): () => Snapshot {
  let version = -1;
  let snapshot: Snapshot = { revision: 0, services: new Map() };
  let built: ReadonlyMap<string, Built> = new Map();
  return () => {
    if (version !== registry.version) {
      version = registry.version;
      const candidates = candidatesOf(registry.entries(), built, clock.monotonicMs());
      built = candidates.built;
      const services = servicesOf(candidates, snapshot.services);
      snapshot = { revision: registry.revision, services };
    }
    return snapshot;
  };
}

/** Only what has changed since is made anew: with a thousand instances something changes all the time. */
function candidatesOf(
  entries: Iterable<Entry>,
  before: ReadonlyMap<string, Built>,
  nowMs: number,
): Candidates {
  const built = new Map<string, Built>();
  const dirty = new Set<string>();
  for (const entry of entries) {
    const { agentId, facts } = entry.instance;
    const known = before.get(agentId);
    if (known?.stamp === entry.stamp) {
      built.set(agentId, known);
      continue;
    }
    const key = serviceKey(facts);
    built.set(agentId, { stamp: entry.stamp, key, candidate: candidateOf(entry, nowMs) });
    dirty.add(key);
    if (known !== undefined) dirty.add(known.key);
  }
  for (const [agentId, { key }] of before) if (!built.has(agentId)) dirty.add(key);
  return { built, dirty };
}

function servicesOf(
  { built, dirty }: Candidates,
  before: Snapshot["services"],
): Snapshot["services"] {
  const members = new Map<string, Candidate[]>();
  for (const { key, candidate } of built.values()) {
    if (!dirty.has(key)) continue;
    const known = members.get(key);
    if (known === undefined) members.set(key, [candidate]);
    else known.push(candidate);
  }
  const services = new Map(before);
  for (const key of dirty) {
    const candidates = members.get(key);
    if (candidates === undefined) services.delete(key);
    else services.set(key, serviceOf(key, candidates));
  }
  return services;
}

function serviceOf(key: string, candidates: readonly Candidate[]): ServiceSnapshot {
  const [namespace = "", type = "", service = ""] = key.split("/");
  return {
    namespace,
    type,
    service,
    // The order must not depend on who registered first: every gateway counts round the same circle.
    candidates: candidates.toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1)),
  };
}
