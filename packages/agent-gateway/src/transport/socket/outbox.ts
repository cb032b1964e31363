/** Something that has bytes to write. */
export interface Flushing {
  flush(): void;
}

/** With more of them the first would wait too long for the last. */
const MAX_WAITING = 256;
/** With so few exchanges under way there is nobody to wait for. */
const FEW = 2;

/**
 * Puts off what is written until the event loop has heard everybody whose bytes have come, and then writes it all
 * together: every write to a program that sleeps wakes it up, which costs more than the write itself.
 */
export class Outbox {
  #waiting: Flushing[] = [];
  #isArmed = false;
  #underWay = 0;

  /** An exchange has begun. */
  begin(): void {
    this.#underWay += 1;
  }

  /** An exchange has ended. */
  end(): void {
    this.#underWay -= 1;
  }

  /** Flushes it before the event loop waits again. */
  add(one: Flushing): void {
    this.#waiting.push(one);
    if (this.#waiting.length >= MAX_WAITING) {
      this.#flush();
    } else if (!this.#isArmed) {
      this.#isArmed = true;
      if (this.#underWay <= FEW) queueMicrotask(this.#onTurn);
      else setImmediate(this.#onTurn);
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
