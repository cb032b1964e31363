import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { RetryBudget } from "./retry-budget.ts";
import { WaitingRoom } from "./waiting-room.ts";

const limits = { seats: 2, patienceMs: 5000 };

test("who has waited longest is called first", async () => {
  const { clock, pendingTimers } = createManualClock();
  const room = new WaitingRoom({ clock, ...limits });
  const order: string[] = [];
  const first = room.wait().then(() => order.push("first"));
  const second = room.wait().then(() => order.push("second"));
  room.callNext();
  await first;
  room.callNext();
  await second;
  expect(order).toEqual(["first", "second"]);
  expect(pendingTimers()).toBe(0);
});

test("who finds no seat, loses patience or leaves is sent away, and nothing is left of them", async () => {
  const { clock, advance, pendingTimers } = createManualClock();
  const room = new WaitingRoom({ clock, ...limits });
  const leaving = new AbortController();
  const waits = [room.wait(), room.wait(leaving.signal)];
  expect(await room.wait()).toBe(false);
  leaving.abort();
  expect(await waits[1]).toBe(false);
  await advance(5000);
  expect(await waits[0]).toBe(false);
  expect([room.size, pendingTimers()]).toEqual([0, 0]);
  expect(await room.wait(AbortSignal.abort())).toBe(false);
});

test("closing sends everyone away", async () => {
  const { clock } = createManualClock();
  const room = new WaitingRoom({ clock, ...limits });
  const wait = room.wait();
  room.close();
  expect(await wait).toBe(false);
});

test("three repetitions are always allowed, then a fifth of what is under way; others wait for a turn", async () => {
  const { clock, advance } = createManualClock();
  let active = 5;
  const budget = new RetryBudget({ clock, ...limits, active: () => active });
  expect(await Promise.all([1, 2, 3].map(() => budget.acquire()))).toEqual([true, true, true]);
  const fourth = budget.acquire();
  budget.release();
  expect(await fourth).toBe(true);
  active = 20;
  expect(await budget.acquire()).toBe(true);
  const fifth = budget.acquire();
  await advance(5000);
  expect(await fifth).toBe(false);
});
