import type { Clock, Logger, Timer } from "service-kit";
import type { Registry } from "./registry.ts";
import type { RegistryStore, StoreChange } from "./registry-store.ts";

const BATCH_DELAY_MS = 1000;

/** What is written: the registry, with whatever is to be stored together with it. */
export type StoredSource = Pick<
  Registry,
  "takeUnsaved" | "giveBack" | "setStoreTrouble" | "reservation" | "revision"
>;

/** Whether the store takes what is written; `failing` since the given instant. */
export type StoreHealth =
  | { readonly state: "ok" }
  | { readonly state: "failing"; readonly why: string; readonly since: string };

/**
 * Brings the store up to date with the registry: at once for what a client waits for, in batches of at
 * least a second for heartbeats. Writes the state as it is now, so a failed write is simply repeated later.
 */
export class StoreWriter {
  readonly #store: RegistryStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #registry: StoredSource | undefined;
  #storedRevision: number | undefined;
  #timer: Timer | undefined;
  #writing: Promise<void> = Promise.resolve();
  #health: StoreHealth = { state: "ok" };

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

  get health(): StoreHealth {
    return this.#health;
  }

  /** The registry to write; it is made after the writer, because it tells the writer what has changed. */
  attach(registry: StoredSource): void {
    this.#registry = registry;
  }

  /** Something is to be stored: it is with the next batch. */
  schedule(): void {
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

  /**
   * Resolves when a change could be stored: to be asked before an operator's decision takes effect.
   * @throws the store's Error while the store is failing.
   */
  async ready(): Promise<void> {
    if (this.#health.state === "failing") await this.flush();
  }

  /** Resolves when everything so far is stored. @throws the store's Error when it is not. */
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
      // Nothing is given out any more, so nothing needs to stay reserved.
      const revision = this.#registry?.revision;
      if (revision !== undefined) await this.#store.apply({ revision });
    } finally {
      this.#timer?.cancel();
      await this.#store.close();
    }
  }

  async #write(): Promise<void> {
    const registry = this.#registry;
    if (registry === undefined) return;
    const unsaved = registry.takeUnsaved();
    const revision = registry.reservation;
    if (unsaved === undefined && revision === this.#storedRevision) return;
    const change: StoreChange = { ...unsaved, revision };
    try {
      await this.#store.apply(change);
      this.#storedRevision = revision;
      this.#recovered(registry);
    } catch (error) {
      registry.giveBack(change);
      this.schedule();
      this.#failed(registry, error);
      throw error;
    }
  }

  #recovered(registry: StoredSource): void {
    if (this.#health.state === "ok") return;
    this.#health = { state: "ok" };
    registry.setStoreTrouble(undefined);
    this.#logger.info("The registry is stored again");
  }

  #failed(registry: StoredSource, error: unknown): void {
    if (this.#health.state === "failing") return;
    const why = error instanceof Error ? error.message : String(error);
    this.#health = { state: "failing", why, since: this.#clock.now().toISOString() };
    registry.setStoreTrouble(why);
    this.#logger.error("The registry cannot be stored; trying again", { reason: why });
  }
}
