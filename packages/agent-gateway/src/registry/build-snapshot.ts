import type { Clock } from "service-kit";
import { candidateOf } from "./candidate-of.ts";
import type { Entry } from "./ledger.ts";
import type { Registry } from "./registry.ts";
import { type Candidate, type ServiceSnapshot, type Snapshot, serviceKey } from "./snapshot.ts";

interface Built {
  readonly stamp: number;
  readonly candidate: Candidate;
}

/** The current snapshot, made anew only after the registry has changed; the data path reads nothing else. */
export function createSnapshotSource(registry: Registry, clock: Clock): () => Snapshot {
  let version = -1;
  let snapshot: Snapshot = { revision: 0, services: new Map() };
  let built: ReadonlyMap<string, Built> = new Map();
  return () => {
    if (version !== registry.version) {
      version = registry.version;
      const entries = [...registry.entries()];
      built = candidatesOf(entries, built, clock.monotonicMs());
      const services = servicesOf(entries, built, snapshot.services);
      snapshot = { revision: registry.revision, services };
    }
    return snapshot;
  };
}

/** Only what has changed since is made anew: with a thousand instances something changes all the time. */
function candidatesOf(
  entries: readonly Entry[],
  before: ReadonlyMap<string, Built>,
  nowMs: number,
): ReadonlyMap<string, Built> {
  return new Map(
    entries.map((entry) => {
      const { agentId } = entry.instance;
      const known = before.get(agentId);
      const isCurrent = known?.stamp === entry.stamp;
      return [
        agentId,
        isCurrent ? known : { stamp: entry.stamp, candidate: candidateOf(entry, nowMs) },
      ];
    }),
  );
}

function servicesOf(
  entries: readonly Entry[],
  built: ReadonlyMap<string, Built>,
  before: Snapshot["services"],
): Snapshot["services"] {
  const byService = Map.groupBy(entries, ({ instance }) => serviceKey(instance.facts));
  const services = new Map<string, ServiceSnapshot>();
  for (const [key, members] of byService) {
    // The order must not depend on who registered first: every gateway counts round the same circle.
    const candidates = members
      .flatMap(({ instance }) => built.get(instance.agentId)?.candidate ?? [])
      .toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1));
    const [first] = members;
    if (first === undefined) continue;
    const { namespace, type, service } = first.instance.facts;
    const known = before.get(key);
    const isSame =
      known?.candidates.length === candidates.length &&
      known.candidates.every((candidate, index) => candidate === candidates[index]);
    services.set(key, isSame ? known : { namespace, type, service, candidates });
  }
  return services;
}
