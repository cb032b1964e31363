import type { Clock, Logger, Timer } from "service-kit";
import type { OperatorState } from "./operator-state.ts";
import type { Registry } from "./registry.ts";
import type { RegistryStore } from "./registry-store.ts";
import { toStored } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";

const BATCH_DELAY_MS = 1000;

/**
 * Brings the store up to date with the registry: at once for what a client waits for, in batches of at
 * least a second for heartbeats. Writes the state as it is now, so a failed write is simply repeated later.
 */
export class StoreWriter {
  readonly #store: RegistryStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #dirty = new Set<string>();
  #storedTombstones: readonly Tombstone[] | undefined;
  #storedOperators: readonly OperatorState[] | undefined;
  #storedRevision: number | undefined;
  #registry: Registry | undefined;
  #timer: Timer | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failing = false;

  constructor({
    store,
    clock,
    logger,
  }: {
    readonly store: RegistryStore;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** The registry to write; it is made after the writer, because it tells the writer what has changed. */
  attach(registry: Registry): void {
    this.#registry = registry;
  }

  /** Writes the instance with the next batch. */
  markDirty(agentId: string): void {
    this.#dirty.add(agentId);
    this.#timer ??= this.#clock.setTimer(() => {
      this.#timer = undefined;
      // A failure is logged by `flush` and tried again with the next batch.
      this.flush().catch(() => {});
    }, BATCH_DELAY_MS);
  }

  /**
   * Reserves revisions, so that none that was given out is given out again, whenever the process may be killed.
   * @throws the store's Error; no revision may be shown before this has resolved.
   */
  reserve(): Promise<void> {
    return this.flush();
  }

  /** Resolves when everything marked so far is stored. @throws the store's Error when it is not. */
  flush(): Promise<void> {
    const write = this.#writing.then(() => this.#write());
    this.#writing = write.catch(() => {});
    return write;
  }

  /** Writes the rest and closes the store. */
  async close(): Promise<void> {
    this.#timer?.cancel();
    try {
      await this.flush();
      // Nothing is given out any more, so nothing needs to be reserved.
      const revision = this.#registry?.revision;
      if (revision !== undefined) await this.#store.apply({ revision, upserts: [], removals: [] });
    } finally {
      this.#timer?.cancel();
      await this.#store.close();
    }
  }

  async #write(): Promise<void> {
    const registry = this.#registry;
    if (registry === undefined) return;
    const { reservation: revision, tombstones, operators } = registry;
    if (this.#dirty.size === 0 && revision === this.#storedRevision) return;
    const agentIds = [...this.#dirty];
    this.#dirty.clear();
    const present = agentIds.flatMap((agentId) => registry.instance(agentId) ?? []);
    const removals = agentIds.filter((agentId) => registry.instance(agentId) === undefined);
    try {
      await this.#store.apply({
        revision,
        upserts: present.map(toStored),
        removals,
        ...(tombstones === this.#storedTombstones ? {} : { tombstones }),
        ...(operators === this.#storedOperators ? {} : { operators }),
      });
      this.#storedTombstones = tombstones;
      this.#storedOperators = operators;
      this.#storedRevision = revision;
      if (this.#failing) this.#logger.info("The registry is stored again");
      this.#failing = false;
    } catch (error) {
      for (const agentId of agentIds) this.markDirty(agentId);
      this.#report(error);
      throw error;
    }
  }

  #report(error: unknown): void {
    if (this.#failing) return;
    this.#failing = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#logger.error("The registry cannot be stored; trying again", { reason });
  }
}
