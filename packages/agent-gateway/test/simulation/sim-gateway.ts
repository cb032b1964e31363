import type { RegistryChange } from "agent-gateway-contract";
import type { Timer } from "service-kit";
import { LeaseWatch } from "../../src/registry/lease-watch.ts";
import { Registry } from "../../src/registry/registry.ts";
import { restoredState } from "../../src/registry/stored-instance.ts";
import type { Random } from "./random.ts";
import type { SimClock } from "./sim-clock.ts";
import type { SimStore } from "./sim-store.ts";
import { Violation } from "./violation.ts";

const BATCH_MS = 1000;
const PROBE_INTERVAL_MS = 10_000;
const SOON_MS = 1000;

/** What the gateway meets in its world. */
export interface Surroundings {
  readonly clock: SimClock;
  readonly store: SimStore;
  readonly random: Random;
  /** What a probe that begins now will find, and how long it takes. */
  readonly probe: (endpoint: string) => { readonly isUp: boolean; readonly tookMs: number };
  readonly onChange: (change: RegistryChange) => void;
}

/**
 * One process of the gateway: the real registry with its real lease watch. The writer's batches and the prober's
 * rounds are simulated, because the real ones wait for promises.
 */
export class SimGateway {
  readonly registry: Registry;
  readonly #surroundings: Surroundings;
  readonly #leases: LeaseWatch;
  readonly #probeTimers = new Map<string, Timer>();
  readonly #probing = new Set<string>();
  #batch: Timer | undefined;
  #isDown = false;
  #hasStoreTrouble = false;

  constructor(surroundings: Surroundings) {
    const { clock, store, onChange } = surroundings;
    this.#surroundings = surroundings;
    this.registry = new Registry({
      clock,
      restored: restoredState(store.load(), clock.monotonicMs()),
      onEvent: (event) => {
        switch (event.type) {
          case "unsaved":
            this.#batch ??= clock.setTimer(() => this.#writeBatch(), BATCH_MS);
            break;
          case "registered":
            if (!this.#isWatched(event.agentId)) this.#armProbe(event.agentId, 90);
            break;
          case "due":
            this.#leases.arm(event.atMs);
            break;
          case "removed":
            this.#probeTimers.get(event.agentId)?.cancel();
            this.#probeTimers.delete(event.agentId);
            break;
          case "doubted":
            if (!this.#probing.has(event.agentId)) this.#armProbe(event.agentId, 0);
            break;
          case "stood_still":
            break;
        }
      },
    });
    this.registry.subscribe(onChange);
    this.#leases = new LeaseWatch({ registry: this.registry, clock });
    // As the real one does before it listens; a store that is out of order is found out by the next batch.
    this.flush();
    for (const { agentId } of this.registry.instances()) this.#armProbe(agentId, 90);
    this.#leases.arm();
  }

  /** It has found out that the store is out of order. */
  get hasStoreTrouble(): boolean {
    return this.#hasStoreTrouble;
  }

  /** What a client waits for before it gets its answer: whether everything is stored. */
  flush(): boolean {
    const { store } = this.#surroundings;
    const unsaved = this.registry.takeUnsaved();
    const change = { ...unsaved, revision: this.registry.reservation };
    try {
      store.apply(change);
      this.registry.setStoreTrouble(undefined);
      if (this.#hasStoreTrouble) this.#isAllStored();
      this.#hasStoreTrouble = false;
      return true;
    } catch (error) {
      if (error instanceof Violation) throw error;
      this.registry.giveBack(change);
      this.#hasStoreTrouble = true;
      this.registry.setStoreTrouble(String(error));
      return false;
    }
  }

  /** @throws a Violation when the store has other instances than the registry. */
  #isAllStored(): void {
    const stored = this.#surroundings.store.load().instances.map(({ agentId }) => agentId);
    const known = this.registry.instances().map(({ agentId }) => agentId);
    if (stored.toSorted().join() === known.toSorted().join()) return;
    throw new Violation(
      "what could not be stored is stored later",
      `${stored.length} of ${known.length}`,
    );
  }

  /** Ends as `kill -9` does, or in good order. */
  end(kind: "kill" | "restart"): void {
    this.#isDown = true;
    this.#leases.stop();
    this.#batch?.cancel();
    for (const timer of this.#probeTimers.values()) timer.cancel();
    if (kind === "kill" || !this.flush()) return;
    this.#surroundings.store.apply({ revision: this.registry.revision });
  }

  #writeBatch(): void {
    this.#batch = undefined;
    if (this.flush()) return;
    this.#batch = this.#surroundings.clock.setTimer(() => this.#writeBatch(), BATCH_MS);
  }

  #isWatched(agentId: string): boolean {
    return this.#probeTimers.has(agentId) || this.#probing.has(agentId);
  }

  #armProbe(agentId: string, withinMs: number): void {
    const { clock, random } = this.#surroundings;
    this.#probeTimers.get(agentId)?.cancel();
    const delayMs = Math.round(withinMs * random.next());
    this.#probeTimers.set(
      agentId,
      clock.setTimer(() => this.#beginProbe(agentId), delayMs),
    );
  }

  #beginProbe(agentId: string): void {
    const { clock, probe, random } = this.#surroundings;
    this.#probeTimers.delete(agentId);
    const instance = this.registry.instance(agentId);
    if (instance === undefined || this.#isDown) return;
    const startedAtMs = clock.monotonicMs();
    const { isUp, tookMs } = probe(instance.facts.endpoint);
    this.#probing.add(agentId);
    clock.setTimer(() => {
      this.#probing.delete(agentId);
      if (this.#isDown || this.registry.instance(agentId) === undefined) return;
      const outcome = { result: isUp ? "passing" : "failing", why: "simulated" } as const;
      this.registry.recordProbe(agentId, outcome, startedAtMs);
      const after = this.registry.instance(agentId);
      if (after === undefined || this.#probeTimers.has(agentId)) return;
      const isSoon = after.probe.against > 0 || isLeaving(after.registrants.values(), startedAtMs);
      const baseMs = isSoon ? SOON_MS : PROBE_INTERVAL_MS;
      const delayMs = Math.round(baseMs * (0.8 + 0.4 * random.next()));
      this.#probeTimers.set(
        agentId,
        clock.setTimer(() => this.#beginProbe(agentId), delayMs),
      );
    }, tookMs);
  }
}

/** Unregistered by name while the probe was under way: another one follows, as the real prober does when asked. */
function isLeaving(
  registrants: Iterable<{ readonly leavingSinceMs: number | null }>,
  startedAtMs: number,
): boolean {
  for (const { leavingSinceMs } of registrants) {
    if (leavingSinceMs !== null && leavingSinceMs > startedAtMs) return true;
  }
  return false;
}
