/** A scheduled callback that can be called off. */
export interface Timer {
  cancel(): void;
}

/** Time as a dependency, so that tests drive leases, retries and balancing themselves. */
export interface Clock {
  /** Milliseconds that only grow; unaffected by changes of the wall clock. */
  monotonicMs(): number;
  /** The wall-clock time, for display and for timestamps on the wire. */
  now(): Date;
  /** Calls back once after `delayMs`; never keeps the process alive by itself. */
  setTimer(callback: () => void, delayMs: number): Timer;
}
