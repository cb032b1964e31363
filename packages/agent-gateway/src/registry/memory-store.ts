import type { RegistryStore } from "./registry-store.ts";
import type { StoredInstance } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";

/** Keeps nothing beyond the process: for tests and for `DATA_DIR=:memory:`. */
export function createMemoryStore(): RegistryStore {
  const instances = new Map<string, StoredInstance>();
  let tombstones: readonly Tombstone[] = [];
  let revision = 0;
  return {
    async load() {
      return structuredClone({ revision, instances: [...instances.values()], tombstones });
    },
    async apply(change) {
      for (const instance of change.upserts) {
        instances.set(instance.agentId, structuredClone(instance));
      }
      for (const agentId of change.removals) instances.delete(agentId);
      tombstones = change.tombstones ?? tombstones;
      revision = change.revision;
    },
    async close() {},
  };
}
