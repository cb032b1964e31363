import { type Schedule, type Step, scheduleOf } from "./schedule.ts";
import type { Violation } from "./violation.ts";
import { World } from "./world.ts";

/** A schedule under which a promise did not hold. */
export interface Failure {
  readonly schedule: Schedule;
  readonly error: Violation | Error;
}

/** Plays a schedule; what went wrong, or nothing. */
function runSchedule(schedule: Schedule): Failure | undefined {
  try {
    new World(schedule).run();
    return undefined;
  } catch (error) {
    return { schedule, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Plays the schedules of `count` seeds in a row until one fails. */
export function runSeeds(first: number, count: number): Failure | undefined {
  for (let seed = first; seed < first + count; seed += 1) {
    const failure = runSchedule(scheduleOf(seed));
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** The failure with as few steps as can be found by leaving some out: first halves, then single ones. */
export function shrunk(failure: Failure): Failure {
  let best = failure;
  for (let size = best.schedule.steps.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < best.schedule.steps.length; ) {
      const steps = without(best.schedule.steps, from, size);
      const smaller = runSchedule({ ...best.schedule, steps });
      if (smaller === undefined) from += size;
      else best = smaller;
    }
  }
  return best;
}

/** Leaves steps out; what comes after them keeps its time. */
function without(steps: readonly Step[], from: number, size: number): readonly Step[] {
  const gapMs = steps.slice(from, from + size).reduce((sum, { afterMs }) => sum + afterMs, 0);
  const rest = steps.slice(from + size);
  const [next, ...others] = rest;
  const moved = next === undefined ? [] : [{ ...next, afterMs: next.afterMs + gapMs }, ...others];
  return [...steps.slice(0, from), ...moved];
}
