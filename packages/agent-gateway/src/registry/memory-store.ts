import type { RegistryStore, StoredInstance } from "./registry-store.ts";

/** Keeps the registry for the life of the process. */
export function createMemoryStore(): RegistryStore {
  const kept = new Map<string, StoredInstance>();
  let lastRevision = 0;
  return {
    load: () => ({ instances: [...kept.values()], revision: lastRevision }),
    save(instances, revision) {
      for (const instance of instances) kept.set(instance.agentId, instance);
      lastRevision = revision;
    },
    remove(agentIds, revision) {
      for (const agentId of agentIds) kept.delete(agentId);
      lastRevision = revision;
    },
    close: () => {},
  };
}
