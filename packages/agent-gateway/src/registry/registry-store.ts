import type { Instance } from "./instance.ts";
import type { Registrant } from "./registrant.ts";

/** What is kept of a registrant: its lease does not survive a restart, its right to one does. */
export type StoredRegistrant = Omit<Registrant, "renewedAtMs">;

/** What is kept of an instance; probes and failures are observed anew. */
export type StoredInstance = Omit<
  Instance,
  "registrants" | "probe" | "connectFailure" | "unverified" | "removalPending"
> & { readonly registrants: readonly StoredRegistrant[] };

/** Where the registry is kept. Every method that changes something is durable when it returns. */
export interface RegistryStore {
  /** Everything kept, and the last revision that was handed out. */
  load(): { readonly instances: readonly StoredInstance[]; readonly revision: number };
  /** Inserts or replaces all of these in one transaction. */
  save(instances: readonly StoredInstance[], revision: number): void;
  remove(agentIds: readonly string[], revision: number): void;
  close(): void;
}
