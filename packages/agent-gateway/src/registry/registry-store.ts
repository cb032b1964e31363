import type { AuditEntry } from "agent-gateway-contract";
import type { NameHold } from "./name-holds.ts";
import type { OperatorState } from "./operator-state.ts";
import type { StoredInstance } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";
import type { Edits } from "./tracked-map.ts";

/** What a store holds, by kind; each value under a key of its own. */
export interface StoredKinds {
  /** By agentId. */
  readonly instances: StoredInstance;
  readonly tombstones: Tombstone;
  /** By agentId. */
  readonly operators: OperatorState;
  /** By name. */
  readonly names: NameHold;
  /** By id, which sorts by time. */
  readonly audit: AuditEntry;
}

/** Everything a store holds. */
export type StoredRegistry = {
  readonly [K in keyof StoredKinds]: readonly StoredKinds[K][];
} & {
  /** No revision up to this one may be given out again. */
  readonly revision: number;
};

/** One change, written whole or not at all. */
export type StoreChange = {
  readonly [K in keyof StoredKinds]?: Edits<StoredKinds[K]>;
} & {
  readonly revision: number;
};

/** Where the registry outlives the process. The data path never touches it. */
export interface RegistryStore {
  load(): Promise<StoredRegistry>;
  /** Resolves when it would survive a loss of power. @throws an Error when nothing was written. */
  apply(change: StoreChange): Promise<void>;
  close(): Promise<void>;
}

/** The kinds in the order in which they are written. */
export const STORED_KINDS = ["instances", "tombstones", "operators", "names", "audit"] as const;
