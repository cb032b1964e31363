/** Time as a dependency, so that tests drive timeouts and retries themselves. */
export interface Clock {
  /** Milliseconds that only grow; unaffected by changes of the wall clock. */
  monotonicMs(): number;
  /** Calls back once after `delayMs`; never keeps the process alive by itself. */
  setTimer(callback: () => void, delayMs: number): { cancel(): void };
}

/** The machine's own time. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  setTimer(callback, delayMs) {
    const handle = setTimeout(callback, delayMs);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};
