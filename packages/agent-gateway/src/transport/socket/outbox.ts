/** Something that has bytes to write. */
export interface Flushing {
  flush(): void;
}

/** With more of them the first would wait too long for the last. */
const MAX_WAITING = 256;

/**
 * Puts off what is written until the event loop has heard everybody whose bytes have come, and then writes it all
 * together: every write to a program that sleeps wakes it up, which costs more than the write itself.
 */
export class Outbox {
  #waiting: Flushing[] = [];
  #isArmed = false;

  /** Flushes it before the event loop waits again. */
  add(one: Flushing): void {
    this.#waiting.push(one);
    if (this.#waiting.length >= MAX_WAITING) {
      this.#flush();
    } else if (!this.#isArmed) {
      this.#isArmed = true;
      setImmediate(this.#onTurn);
    }
  }

  readonly #onTurn = (): void => {
    this.#isArmed = false;
    this.#flush();
  };

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) one.flush();
  }
}
