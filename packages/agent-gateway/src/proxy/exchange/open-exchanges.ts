/** How many exchanges are under way, for shutdown and for the health page. */
export class OpenExchanges {
  #calls = 0;
  #standing = 0;
  readonly #waiting: (() => void)[] = [];

  get size(): number {
    return this.#calls + this.#standing;
  }

  /** A standing one is not waited for by `callsDone`. */
  begin(isStanding: boolean): void {
    if (isStanding) this.#standing += 1;
    else this.#calls += 1;
  }

  end(isStanding: boolean): void {
    if (isStanding) this.#standing -= 1;
    else this.#calls -= 1;
    if (this.#calls === 0) for (const done of this.#waiting.splice(0)) done();
  }

  /** Resolves when no call is without its answer. */
  callsDone(): Promise<void> {
    if (this.#calls === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
