import type { Clock, Timer } from "service-kit";
import type { Registry } from "./registry.ts";

/** Runs the registry's sweep when it is due: one timer, however many leases there are. */
export class LeaseWatch {
  readonly #registry: Registry;
  readonly #clock: Clock;
  #timer: Timer | undefined;
  #dueMs = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor({ registry, clock }: { readonly registry: Registry; readonly clock: Clock }) {
    this.#registry = registry;
    this.#clock = clock;
  }

  /**
   * To be called when something may become due sooner than before; beats only postpone, which the sweep finds
   * out itself. Without an instant the registry is asked, which looks at every instance.
   */
  arm(atMs = this.#registry.nextEdgeMs()): void {
    if (this.#stopped || atMs === undefined || atMs >= this.#dueMs) return;
    this.#timer?.cancel();
    this.#dueMs = atMs;
    this.#timer = this.#clock.setTimer(
      () => this.#sweep(),
      Math.max(1, atMs - this.#clock.monotonicMs()),
    );
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #sweep(): void {
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#registry.sweep();
    this.arm();
  }
}
