/** How many exchanges are under way, for shutdown and for the health page. */
export class OpenExchanges {
  #calls = 0;
  #standing = 0;
  readonly #waiting: (() => void)[] = [];

  get size(): number {
    return this.#calls + this.#standing;
  }

  /** Counts an exchange until `work` has ended; a standing one is not waited for by `callsDone`. */
  async track(isStanding: boolean, work: () => Promise<void>): Promise<void> {
    const change = isStanding ? this.#countStanding : this.#countCall;
    change(1);
    try {
      await work();
    } finally {
      change(-1);
    }
  }

  /** Resolves when no call is without its answer. */
  callsDone(): Promise<void> {
    if (this.#calls === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  readonly #countStanding = (by: number): void => {
    this.#standing += by;
  };

  readonly #countCall = (by: number): void => {
    this.#calls += by;
    if (this.#calls === 0) for (const done of this.#waiting.splice(0)) done();
  };
}
