import type { Clock, Timer } from "service-kit";

interface Scheduled {
  readonly dueMs: number;
  readonly sequence: number;
  readonly callback: () => void;
  cancelled: boolean;
}

/** Simulated time: nothing waits, and both clocks can be made to jump. */
export class SimClock implements Clock {
  /** A heap: the next one is first. */
  readonly #heap: Scheduled[] = [];
  #nowMs = 0;
  #sequence = 0;
  #wallOffsetMs = Date.UTC(2026, 0, 1);

  monotonicMs(): number {
    return this.#nowMs;
  }

  now(): Date {
    return new Date(this.#wallOffsetMs + this.#nowMs);
  }

  setTimer(callback: () => void, delayMs: number): Timer {
    this.#sequence += 1;
    const scheduled = {
      dueMs: this.#nowMs + Math.max(0, delayMs),
      sequence: this.#sequence,
      callback,
      cancelled: false,
    };
    this.#push(scheduled);
    return {
      cancel: () => {
        scheduled.cancelled = true;
      },
    };
  }

  /** Somebody sets the wall clock. */
  jumpWall(ms: number): void {
    this.#wallOffsetMs += ms;
  }

  /** Time passes in which nothing at all can run. */
  standStill(ms: number): void {
    this.#nowMs += ms;
  }

  /** Runs what is due until then, in order; `after` follows each. */
  runUntil(untilMs: number, after: () => void): void {
    for (let first = this.#heap[0]; first && first.dueMs <= untilMs; first = this.#heap[0]) {
      this.#pop();
      if (first.cancelled) continue;
      // What became due while time stood still runs late, never in the past.
      this.#nowMs = Math.max(this.#nowMs, first.dueMs);
      first.callback();
      after();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  #push(scheduled: Scheduled): void {
    const heap = this.#heap;
    let index = heap.push(scheduled) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isSooner(scheduled, heap[parent])) break;
      heap[index] = heap[parent] ?? scheduled;
      index = parent;
    }
    heap[index] = scheduled;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const right = heap[child + 1];
      if (right !== undefined && isSooner(right, heap[child])) child += 1;
      const next = heap[child];
      if (next === undefined || !isSooner(next, last)) break;
      heap[index] = next;
      index = child;
    }
    heap[index] = last;
  }
}

function isSooner(a: Scheduled, b: Scheduled | undefined): boolean {
  if (b === undefined) return true;
  return a.dueMs === b.dueMs ? a.sequence < b.sequence : a.dueMs < b.dueMs;
}
