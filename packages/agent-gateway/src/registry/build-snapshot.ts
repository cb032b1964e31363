import type { Clock } from "service-kit";
import type { Instance } from "./instance.ts";
import type { Registry } from "./registry.ts";
import type { Candidate, Snapshot } from "./snapshot.ts";
import { verdictOf } from "./verdict.ts";

/** The current snapshot, made anew only after the registry has changed; the data path reads nothing else. */
export function createSnapshotSource(registry: Registry, clock: Clock): () => Snapshot {
  let version = -1;
  let snapshot: Snapshot = { revision: 0, services: new Map() };
  return () => {
    if (version !== registry.version) {
      version = registry.version;
      snapshot = {
        revision: registry.revision,
        services: servicesOf(registry.instances(), clock.monotonicMs()),
      };
    }
    return snapshot;
  };
}

/** `/{service}/mcp` names the MCP services of the default namespace. */
function servicesOf(instances: readonly Instance[], nowMs: number): Map<string, Candidate[]> {
  const mcp = instances.filter(
    ({ facts }) => facts.type === "mcp" && facts.namespace === "default",
  );
  const byService = Map.groupBy(mcp, ({ facts }) => facts.service);
  return new Map(
    byService.entries().map(([service, members]) => [
      service,
      members
        // The order must not depend on who registered first: every gateway counts round the same circle.
        .toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1))
        .map((instance) => candidateOf(instance, nowMs)),
    ]),
  );
}

function candidateOf(instance: Instance, nowMs: number): Candidate {
  const { agentId, facts } = instance;
  const verdict = verdictOf(instance, nowMs);
  const { readOnlyTools } = facts.metadata;
  const names: readonly unknown[] = Array.isArray(readOnlyTools) ? readOnlyTools : [];
  return {
    agentId,
    name: facts.name,
    endpoint: facts.endpoint,
    weight: verdict.weight,
    routable: verdict.state === "routable",
    repeatableTools: new Set(names.filter((name) => typeof name === "string")),
  };
}
