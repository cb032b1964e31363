import type { Clock, Timer } from "service-kit";

/** Room for those who wait for a turn. */
export interface WaitingRoomOptions {
  readonly clock: Clock;
  /** Who comes when so many wait already is sent away. */
  readonly seats: number;
  readonly patienceMs: number;
}

interface Waiter {
  readonly leave: (isCalled: boolean) => void;
}

/** First come, first served; nobody waits for ever, and no more than the seats allow. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions;
  readonly #waiters = new Set<Waiter>();

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#waiters.size;
  }

  /** Resolves to `true` when called in, to `false` when there is no seat, patience ends or the signal aborts. */
  wait(signal?: AbortSignal): Promise<boolean> {
    const { clock, seats, patienceMs } = this.#options;
    if (this.#waiters.size >= seats || signal?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      let timer: Timer | undefined;
      const onAbort = (): void => waiter.leave(false);
      const waiter: Waiter = {
        leave: (isCalled) => {
          this.#waiters.delete(waiter);
          timer?.cancel();
          signal?.removeEventListener("abort", onAbort);
          resolve(isCalled);
        },
      };
      this.#waiters.add(waiter);
      timer = clock.setTimer(() => waiter.leave(false), patienceMs);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** Calls the one who has waited longest. */
  callNext(): void {
    const [first] = this.#waiters;
    first?.leave(true);
  }

  /** Sends everyone away. */
  close(): void {
    for (const waiter of [...this.#waiters]) waiter.leave(false);
  }
}
