import type { OperatorState } from "./operator-state.ts";
import type { StoredInstance } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";

/** Everything a store holds. */
interface StoredRegistry {
  /** No revision up to this one may be given out again. */
  readonly revision: number;
  readonly instances: readonly StoredInstance[];
  readonly tombstones: readonly Tombstone[];
  readonly operators: readonly OperatorState[];
}

/** One change, written whole or not at all. */
export interface StoreChange {
  readonly revision: number;
  readonly upserts: readonly StoredInstance[];
  /** agentIds. */
  readonly removals: readonly string[];
  /** Replaces all of them when given. */
  readonly tombstones?: readonly Tombstone[];
  /** Replaces all of them when given. */
  readonly operators?: readonly OperatorState[];
}

/** Where the registry outlives the process. The data path never touches it. */
export interface RegistryStore {
  load(): Promise<StoredRegistry>;
  /** @throws an Error when nothing was written. */
  apply(change: StoreChange): Promise<void>;
  close(): Promise<void>;
}
