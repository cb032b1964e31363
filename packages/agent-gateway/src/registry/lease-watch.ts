import type { Clock, Logger, Timer } from "service-kit";
import type { Registry } from "./registry.ts";

/** A timer that fires so much late tells that the gateway stood still: a paused machine, a blocked event loop. */
const STOOD_STILL_MS = 2000;

/** Runs the registry's sweep when it is due: one timer, however many leases there are. */
export class LeaseWatch {
  readonly #registry: Registry;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: Timer | undefined;
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
    const lateMs = this.#clock.monotonicMs() - this.#dueMs;
    this.#dueMs = Number.POSITIVE_INFINITY;
    if (lateMs > STOOD_STILL_MS) {
      this.#logger.warn("The gateway stood still; leases are extended by as much", {
        stoodStillMs: Math.round(lateMs),
      });
      this.#registry.excuse(lateMs);
    }
    this.#registry.sweep();
    this.arm();
  }
}
