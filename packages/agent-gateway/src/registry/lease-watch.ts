import type { Clock, Timer } from "service-kit";
import type { Registry } from "./registry.ts";

/** So often at least it is looked whether the gateway stood still, so that it is known when that began. */
const TICK_MS = 5000;

/** Runs the registry's sweep when it is due: one timer, however many leases there are. */
export class LeaseWatch {
  readonly #registry: Registry;
  readonly #clock: Clock;
  #timer: Timer | undefined;
  /** When there is something to sweep. */
  #edgeMs = Number.POSITIVE_INFINITY;
  /** When the timer fires: then, or sooner. */
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
    if (this.#stopped || atMs === undefined || atMs >= this.#edgeMs) return;
    this.#edgeMs = atMs;
    if (atMs < this.#dueMs) this.#setTimer();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
    this.#registry.expectBy(Number.POSITIVE_INFINITY);
  }

  #setTimer(): void {
    this.#timer?.cancel();
    const nowMs = this.#clock.monotonicMs();
    const delayMs = Math.max(1, Math.min(this.#edgeMs - nowMs, TICK_MS));
    this.#dueMs = nowMs + delayMs;
    this.#registry.expectBy(this.#dueMs);
    this.#timer = this.#clock.setTimer(() => this.#onTimer(), delayMs);
  }

  #onTimer(): void {
    this.#registry.catchUp();
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#registry.expectBy(Number.POSITIVE_INFINITY);
    if (this.#clock.monotonicMs() < this.#edgeMs) {
      this.#setTimer();
      return;
    }
    this.#edgeMs = Number.POSITIVE_INFINITY;
    this.#registry.sweep();
    this.arm();
  }
}
