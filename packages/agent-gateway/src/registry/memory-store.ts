import { type RegistryStore, STORED_KINDS, type StoredRegistry } from "./registry-store.ts";

/** Keeps nothing beyond the process: for tests and for `DATA_DIR=:memory:`. */
export function createMemoryStore(): RegistryStore {
  const kinds = new Map(STORED_KINDS.map((kind) => [kind, new Map<string, unknown>()]));
  let revision = 0;
  return {
    async load() {
      const held = Object.fromEntries(
        kinds.entries().map(([kind, values]) => [kind, [...values.values()]]),
      );
      return structuredClone({ revision, ...held }) as unknown as StoredRegistry;
    },
    async apply(change) {
      // Everything is copied before anything is kept: a value that cannot be copied must change nothing.
      const copy = structuredClone(change);
      for (const [kind, values] of kinds) {
        for (const [key, value] of copy[kind]?.put ?? []) values.set(key, value);
        for (const key of copy[kind]?.remove ?? []) values.delete(key);
      }
      revision = copy.revision;
    },
    async close() {},
  };
}
