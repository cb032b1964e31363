import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { sleep } from "./sleep.ts";

test("resolves when its time has come and not before", async () => {
  const { clock, advance } = createManualClock();
  let awake = false;
  const slept = sleep(clock, 100).then(() => {
    awake = true;
  });
  await advance(99);
  expect(awake).toBe(false);
  await advance(1);
  await slept;
  expect(awake).toBe(true);
});

test("rejects with the signal's reason and leaves no timer behind", async () => {
  const { clock, pendingTimers } = createManualClock();
  const abort = new AbortController();
  const slept = sleep(clock, 100, abort.signal);
  abort.abort(new Error("enough"));
  await expect(slept).rejects.toThrow("enough");
  expect(pendingTimers()).toBe(0);
});

test("rejects at once on a signal that has already aborted", async () => {
  const { clock } = createManualClock();
  await expect(sleep(clock, 100, AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
});
