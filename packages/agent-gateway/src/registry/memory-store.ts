import type { OperatorState } from "./operator-state.ts";
import type { RegistryStore } from "./registry-store.ts";
import type { StoredInstance } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";

/** Keeps nothing beyond the process: for tests and for `DATA_DIR=:memory:`. */
export function createMemoryStore(): RegistryStore {
  const instances = new Map<string, StoredInstance>();
  let tombstones: readonly Tombstone[] = [];
  let operators: readonly OperatorState[] = [];
  let revision = 0;
  return {
    async load() {
      return structuredClone({
        revision,
        instances: [...instances.values()],
        tombstones,
        operators,
      });
    },
    async apply(change) {
      for (const instance of change.upserts) {
        instances.set(instance.agentId, structuredClone(instance));
      }
      for (const agentId of change.removals) instances.delete(agentId);
      tombstones = structuredClone(change.tombstones) ?? tombstones;
      operators = structuredClone(change.operators) ?? operators;
      revision = change.revision;
    },
    async close() {},
  };
}
