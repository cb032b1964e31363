import type { Clock, Logger, Timer } from "service-kit";
import type { Registry } from "./registry.ts";

/** A timer that fires so much late tells that the gateway stood still: a paused machine, a blocked event loop. */
const STOOD_STILL_MS = 2000;
/** So often at least it is looked whether that happened, so that it is known when it began. */
const TICK_MS = 5000;

/** Runs the registry's sweep when it is due: one timer, however many leases there are. */
export class LeaseWatch {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: Timer | undefined;
  /** When there is something to sweep. */
  #edgeMs = Number.POSITIVE_INFINITY;
  /** When the timer fires: then, or sooner. */
  #dueMs = Number.POSITIVE_INFINITY;
  #stopped = false;

  constructor({
    registry,
    clock,
    logger,
  }: {
    readonly registry: Registry;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#registry = registry;
    this.#clock = clock;
    this.#logger = logger;
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
  }

  #setTimer(): void {
    this.#timer?.cancel();
    const nowMs = this.#clock.monotonicMs();
    const delayMs = Math.max(1, Math.min(this.#edgeMs - nowMs, TICK_MS));
    this.#dueMs = nowMs + delayMs;
    this.#timer = this.#clock.setTimer(() => this.#onTimer(), delayMs);
  }

  #onTimer(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#excuse(nowMs - this.#dueMs);
    this.#dueMs = Number.POSITIVE_INFINITY;
    if (nowMs < this.#edgeMs) {
      this.#setTimer();
      return;
    }
    this.#edgeMs = Number.POSITIVE_INFINITY;
    this.#registry.sweep();
    this.arm();
  }

  #excuse(lateMs: number): void {
    if (lateMs <= STOOD_STILL_MS) return;
    this.#logger.warn("The gateway stood still; leases are extended by as much", {
      stoodStillMs: Math.round(lateMs),
    });
    this.#registry.excuse(lateMs);
  }
}
