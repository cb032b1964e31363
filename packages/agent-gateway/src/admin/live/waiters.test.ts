import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { Waiters } from "./waiters.ts";

function stage() {
  const { clock, advance, pendingTimers } = createManualClock();
  const waiters = new Waiters({ clock, random: () => 0.5 });
  const over: string[] = [];
  let isDue = false;
  const wait = (name: string, signal = new AbortController().signal): void => {
    void waiters.wait(() => isDue, 16_000, signal).then(() => over.push(name));
  };
  const become = (due: boolean): void => {
    isDue = due;
    waiters.changed();
  };
  return { waiters, wait, over, advance, pendingTimers, become };
}

describe("Waiters", () => {
  test("end with the first change that matters, with their time, or when their client leaves", async () => {
    const { waiters, wait, over, advance, become, pendingTimers } = stage();
    const client = new AbortController();
    wait("one");
    wait("left", client.signal);
    become(false);
    await advance(0);
    expect(over).toEqual([]);
    client.abort();
    await advance(0);
    expect(over).toEqual(["left"]);
    become(true);
    await advance(0);
    expect(over).toEqual(["left", "one"]);
    expect([waiters.size, pendingTimers()]).toEqual([0, 0]);
  });

  test("wait a little longer than they ask, so that they do not all come back together", async () => {
    const { wait, over, advance } = stage();
    wait("one");
    await advance(16_499);
    expect(over).toEqual([]);
    await advance(1);
    expect(over).toEqual(["one"]);
  });

  test("end at a stop, and nobody waits after it", async () => {
    const { waiters, wait, over, advance } = stage();
    wait("before");
    waiters.close();
    wait("after");
    await advance(0);
    expect(over.toSorted()).toEqual(["after", "before"]);
    expect(waiters.size).toBe(0);
  });

  test("are a thousand at most", () => {
    const { waiters, wait } = stage();
    for (let i = 0; i < 1000; i += 1) wait(String(i));
    expect(waiters.isFull).toBe(true);
  });
});
