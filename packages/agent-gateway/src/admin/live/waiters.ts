import type { Clock, Timer } from "service-kit";

const MAX_WAITING = 1000;

interface Waiter {
  readonly isDue: () => boolean;
  readonly wake: () => void;
}

/** Requests that wait for something to change: bounded in number, ended at a stop and when their client leaves. */
export class Waiters {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #waiting = new Set<Waiter>();
  #isClosed = false;

  constructor({ clock, random }: { readonly clock: Clock; readonly random: () => number }) {
    this.#clock = clock;
    this.#random = random;
  }

  get size(): number {
    return this.#waiting.size;
  }

  get isFull(): boolean {
    return this.#waiting.size >= MAX_WAITING;
  }

  /**
   * Resolves when `isDue` holds after a change, when the time is over, at a stop, or when the client leaves. The time is
   * lengthened by up to a sixteenth, so that clients that began together do not come back together.
   */
  async wait(isDue: () => boolean, forMs: number, signal: AbortSignal): Promise<void> {
    if (isDue() || this.#isClosed || signal.aborted) return;
    let timer: Timer | undefined;
    let onAbort: (() => void) | undefined;
    let waiter: Waiter | undefined;
    try {
      await new Promise<void>((resolve) => {
        onAbort = resolve;
        waiter = { isDue, wake: resolve };
        this.#waiting.add(waiter);
        signal.addEventListener("abort", onAbort, { once: true });
        timer = this.#clock.setTimer(resolve, forMs * (1 + this.#random() / 16));
      });
    } finally {
      timer?.cancel();
      if (onAbort !== undefined) signal.removeEventListener("abort", onAbort);
      if (waiter !== undefined) this.#waiting.delete(waiter);
    }
  }

  /** To be called after each change. */
  changed(): void {
    for (const { isDue, wake } of this.#waiting) if (isDue()) wake();
  }

  /** Nobody waits any more. */
  close(): void {
    this.#isClosed = true;
    for (const { wake } of this.#waiting) wake();
  }
}
