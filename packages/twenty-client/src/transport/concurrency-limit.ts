import { TwentyError } from "../errors/twenty-error.ts";
import { abortedError } from "./abort.ts";

/** Runs tasks, at most so many at once; the others wait in line, first come first served. */
export interface ConcurrencyLimit {
  run<Result>(task: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

const maxWaiting = 1_000;

/** A line that also has an end: a caller beyond it learns at once that it is too long. */
export function createConcurrencyLimit(maxRunning: number): ConcurrencyLimit {
  const waiting: (() => void)[] = [];
  let running = 0;

  function enter(signal: AbortSignal | undefined): Promise<void> {
    if (running < maxRunning) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= maxWaiting) {
      throw new TwentyError("overloaded", `${maxWaiting} calls already wait for Twenty`);
    }
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(abortedError(signal));
      };
      waiting.push(start);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  /** Hands the place on without a gap, so that a newcomer cannot slip in between. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(task, signal) {
      if (signal?.aborted) throw abortedError(signal);
      await enter(signal);
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
