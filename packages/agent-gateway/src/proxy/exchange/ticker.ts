import type { Clock, Timer } from "service-kit";
import { Roster, type Seat } from "../../upstreams/passive/roster.ts";
import type { Ticking } from "./attempt-plan.ts";

const TICK_MS = 1000;

/** Calls everything that is under way about once a second, with one timer for all; none while nothing is. */
export class Ticker {
  readonly #clock: Clock;
  readonly #onTick: (nowMs: number) => void;
  readonly #ticking = new Roster<Ticking>();
  #timer: Timer | undefined;

  constructor(clock: Clock, onTick: (nowMs: number) => void) {
    this.#clock = clock;
    this.#onTick = onTick;
  }

  add(ticking: Ticking): Seat<Ticking> {
    this.#timer ??= this.#clock.setTimer(this.#tick, TICK_MS);
    return this.#ticking.add(ticking);
  }

  delete(seat: Seat<Ticking>): void {
    this.#ticking.delete(seat);
  }

  /** Ends what would not end by itself. */
  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const ticking of this.#ticking.holders()) ticking.finish?.();
  }

  readonly #tick = (): void => {
    this.#timer = undefined;
    if (this.#ticking.size === 0) return;
    const nowMs = this.#clock.monotonicMs();
    this.#onTick(nowMs);
    for (const ticking of this.#ticking.holders()) ticking.tick(nowMs);
    if (this.#ticking.size > 0) this.#timer ??= this.#clock.setTimer(this.#tick, TICK_MS);
  };
}
