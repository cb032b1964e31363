import type { Clock, Timer } from "service-kit";
import type { Ticking } from "./attempt-plan.ts";

const TICK_MS = 1000;

/** Calls everything that is under way about once a second, with one timer for all; none while nothing is. */
export class Ticker {
  readonly #clock: Clock;
  readonly #onTick: (nowMs: number) => void;
  readonly #ticking = new Set<Ticking>();
  #timer: Timer | undefined;

  constructor(clock: Clock, onTick: (nowMs: number) => void) {
    this.#clock = clock;
    this.#onTick = onTick;
  }

  add(ticking: Ticking): void {
    this.#ticking.add(ticking);
    this.#timer ??= this.#clock.setTimer(this.#tick, TICK_MS);
  }

  delete(ticking: Ticking): void {
    this.#ticking.delete(ticking);
  }

  /** Ends what would not end by itself. */
  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const ticking of [...this.#ticking]) ticking.finish?.();
  }

  readonly #tick = (): void => {
    this.#timer = undefined;
    if (this.#ticking.size === 0) return;
    const nowMs = this.#clock.monotonicMs();
    this.#onTick(nowMs);
    for (const ticking of [...this.#ticking]) ticking.tick(nowMs);
    if (this.#ticking.size > 0) this.#timer ??= this.#clock.setTimer(this.#tick, TICK_MS);
  };
}
