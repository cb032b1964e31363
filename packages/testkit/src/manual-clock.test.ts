import { expect, test } from "vitest";
import { createManualClock } from "./manual-clock.ts";

test("fires due timers in the order of their time, then of their making", async () => {
  const { clock, advance } = createManualClock();
  const fired: string[] = [];
  clock.setTimer(() => fired.push("late"), 20);
  clock.setTimer(() => fired.push("first"), 10);
  clock.setTimer(() => fired.push("second"), 10);
  await advance(15);
  expect(fired).toEqual(["first", "second"]);
  await advance(5);
  expect(fired).toEqual(["first", "second", "late"]);
});

test("fires a timer that a timer sets, when it falls due within the same advance", async () => {
  const { clock, advance } = createManualClock();
  const at: number[] = [];
  const again = (): void => {
    at.push(clock.monotonicMs());
    clock.setTimer(again, 10);
  };
  clock.setTimer(again, 10);
  await advance(35);
  expect(at).toEqual([10, 20, 30]);
  expect(clock.monotonicMs()).toBe(35);
});

test("a cancelled timer does not fire", async () => {
  const { clock, advance, pendingTimers } = createManualClock();
  let fired = false;
  clock
    .setTimer(() => {
      fired = true;
    }, 10)
    .cancel();
  await advance(20);
  expect(fired).toBe(false);
  expect(pendingTimers()).toBe(0);
});

test("the wall clock moves with the monotonic one", async () => {
  const { clock, advance } = createManualClock(new Date("2026-03-01T00:00:00.000Z"));
  await advance(1500);
  expect(clock.now().toISOString()).toBe("2026-03-01T00:00:01.500Z");
});
