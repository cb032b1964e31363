import type { ServerResponse } from "node:http";

/** Counts the exchanges that a graceful stop waits for. */
export class InFlight {
  #count = 0;
  #waiting: (() => void)[] = [];

  get count(): number {
    return this.#count;
  }

  /** Counts one exchange; the returned function ends it, once. */
  begin(): () => void {
    this.#count += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#count -= 1;
      if (this.#count === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  /** Resolves when no exchange is open. */
  idle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** Calls back when the whole response is out, or the client is gone. */
export type OnResponseEnd = (callback: () => void) => void;

/** Watches Node's response; without one (a direct call of the app) nothing is streamed to wait for. */
export function onResponseEnd(outgoing: ServerResponse | undefined): OnResponseEnd {
  return (callback) => {
    if (outgoing === undefined || outgoing.closed) callback();
    else outgoing.once("close", callback);
  };
}
