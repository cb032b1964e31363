import type { StoredInstance } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";

/** Everything a store holds. */
interface StoredRegistry {
  readonly revision: number;
  readonly instances: readonly StoredInstance[];
  readonly tombstones: readonly Tombstone[];
}

/** One change, written whole or not at all. */
export interface StoreChange {
  readonly revision: number;
  readonly upserts: readonly StoredInstance[];
  /** agentIds. */
  readonly removals: readonly string[];
  /** Replaces all of them when given. */
  readonly tombstones?: readonly Tombstone[];
}

/** Where the registry outlives the process. The data path never touches it. */
export interface RegistryStore {
  load(): Promise<StoredRegistry>;
  /** @throws an Error when nothing was written. */
  apply(change: StoreChange): Promise<void>;
  close(): Promise<void>;
}
