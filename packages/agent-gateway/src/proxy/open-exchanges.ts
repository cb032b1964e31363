import type { ServerResponse } from "node:http";

/** The exchanges that are under way, for shutdown and for the health page. */
export class OpenExchanges {
  readonly #calls = new Set<ServerResponse>();
  readonly #standing = new Set<ServerResponse>();
  readonly #waiting: (() => void)[] = [];

  get size(): number {
    return this.#calls.size + this.#standing.size;
  }

  /** Counts an exchange until `work` has ended; a standing one is not waited for by `callsDone`. */
  async track(
    response: ServerResponse,
    isStanding: boolean,
    work: () => Promise<void>,
  ): Promise<void> {
    const open = isStanding ? this.#standing : this.#calls;
    open.add(response);
    try {
      await work();
    } finally {
      open.delete(response);
      if (this.#calls.size === 0) for (const done of this.#waiting.splice(0)) done();
    }
  }

  /** Resolves when no call is without its answer. */
  callsDone(): Promise<void> {
    if (this.#calls.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Ends all that is open. */
  cut(): void {
    for (const response of [...this.#calls, ...this.#standing]) response.destroy();
  }
}
