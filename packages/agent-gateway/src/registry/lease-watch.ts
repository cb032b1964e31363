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

  /** To be called after a registration; beats only postpone what is due, which the sweep finds out itself. */
  arm(): void {
    const nextMs = this.#registry.nextEdgeMs();
    if (this.#stopped || nextMs === undefined || nextMs >= this.#dueMs) return;
    this.#timer?.cancel();
    this.#dueMs = nextMs;
    this.#timer = this.#clock.setTimer(
      () => this.#sweep(),
      Math.max(1, nextMs - this.#clock.monotonicMs()),
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
