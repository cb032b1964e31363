import type { Clock } from "service-kit";

/** A clock that stands still until a test moves it. */
export interface ManualClock {
  readonly clock: Clock;
  /** Moves time forward, firing due timers in order; promises settle between timers. */
  readonly advance: (ms: number) => Promise<void>;
  /** Timers that have not fired or been cancelled. */
  readonly pendingTimers: () => number;
}

interface ScheduledTimer {
  readonly dueMs: number;
  readonly sequence: number;
  readonly callback: () => void;
}

/** Starts at monotonic 0 and the given wall-clock time. */
export function createManualClock(startsAt = new Date("2026-01-01T00:00:00.000Z")): ManualClock {
  const timers = new Set<ScheduledTimer>();
  let nowMs = 0;
  let sequence = 0;

  const clock: Clock = {
    monotonicMs: () => nowMs,
    now: () => new Date(startsAt.getTime() + nowMs),
    setTimer(callback, delayMs) {
      sequence += 1;
      const timer = { dueMs: nowMs + Math.max(0, delayMs), sequence, callback };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
  };

  async function advance(ms: number): Promise<void> {
    const untilMs = nowMs + ms;
    await settlePromises();
    for (let next = earliest(timers, untilMs); next; next = earliest(timers, untilMs)) {
      timers.delete(next);
      nowMs = next.dueMs;
      next.callback();
      await settlePromises();
    }
    nowMs = untilMs;
  }

  return { clock, advance, pendingTimers: () => timers.size };
}

function earliest(timers: Set<ScheduledTimer>, untilMs: number): ScheduledTimer | undefined {
  return [...timers]
    .filter((timer) => timer.dueMs <= untilMs)
    .sort((a, b) => a.dueMs - b.dueMs || a.sequence - b.sequence)[0];
}

/** One turn of the event loop: every promise that can settle without I/O has settled. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
