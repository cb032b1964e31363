import {
  STORED_KINDS,
  type StoreChange,
  type StoredRegistry,
} from "../../src/registry/registry-store.ts";

/** What is on the simulated disk: outlives the gateway, and can be out of order. */
export class SimStore {
  readonly #kinds = new Map(STORED_KINDS.map((kind) => [kind, new Map<string, unknown>()]));
  #revision = 0;
  isBroken = false;

  /** @throws an Error while the disk is out of order. */
  apply(change: StoreChange): void {
    if (this.isBroken) throw new Error("disk full");
    for (const [kind, values] of this.#kinds) {
      for (const [key, value] of change[kind]?.put ?? []) values.set(key, value);
      for (const key of change[kind]?.remove ?? []) values.delete(key);
    }
    this.#revision = change.revision;
  }

  load(): StoredRegistry {
    const held = [...this.#kinds].map(([kind, values]) => [kind, [...values.values()]]);
    return { revision: this.#revision, ...Object.fromEntries(held) } as StoredRegistry;
  }
}
