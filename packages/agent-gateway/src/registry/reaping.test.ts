import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { stateAfterStop } from "../../test/stage/restart.ts";
import { LeaseWatch } from "./lease-watch.ts";
import { createMemoryStore } from "./memory-store.ts";
import { Registry } from "./registry.ts";
import type { RestoredState } from "./registry-options.ts";
import { leaseVerdict } from "./verdict.ts";

const ME = { owner: "me" };
const INTERVAL_MS = 20_000;
const REAPED_AFTER_MS = 60_000 + 15 * 60_000;

function workbench({ restored }: { restored?: RestoredState } = {}) {
  const { clock, advance, pendingTimers } = createManualClock();
  const watches: LeaseWatch[] = [];
  const registry = new Registry({
    clock,
    ...(restored === undefined ? {} : { restored }),
    onEvent: (event) => {
      if (event.type === "due") watches[0]?.arm(event.atMs);
    },
  });
  const watch = new LeaseWatch({ registry, clock });
  watches.push(watch);
  watch.arm();
  const start = (...names: string[]): void => {
    for (const name of names) {
      registry.register(parsedRegistration({ name, heartbeatIntervalMs: INTERVAL_MS }), ME);
    }
  };
  /** Lets time pass while some go on beating. */
  const live = async (ms: number, ...names: string[]): Promise<void> => {
    for (let passed = 0; passed < ms; passed += INTERVAL_MS) {
      for (const name of names) registry.beat(name, { ...ME, status: "healthy" });
      await advance(INTERVAL_MS);
    }
  };
  return { registry, clock, advance, pendingTimers, start, live };
}

const namesOf = (registry: Registry) => registry.instances().map(({ facts }) => facts.name);

describe("those who fell silent", () => {
  test("are removed while most others renew their leases", async () => {
    const { registry, start, live } = workbench();
    start("a", "b", "c", "d", "e", "f", "g");
    await live(REAPED_AFTER_MS + INTERVAL_MS, "a", "b", "c", "d", "e", "f");
    expect(namesOf(registry)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(registry.reaping()).toEqual({
      state: "allowed",
      why: "6 of 6 instances renew their leases in time",
    });
  });

  test("are kept while fewer than 85 % renew, which is said, and removed when enough renew again", async () => {
    const { registry, clock, start, live, pendingTimers } = workbench();
    start("a", "b", "c", "d", "e", "f");
    await live(2 * REAPED_AFTER_MS, "a", "b", "c", "d");
    expect(namesOf(registry)).toHaveLength(6);
    const why = "nobody is removed for silence: only 4 of 6 instances renew their leases in time";
    expect(registry.reaping()).toEqual({ state: "held", why });
    const [silent] = registry.named("f");
    if (silent === undefined) throw new Error("f is gone");
    expect(leaseVerdict(silent, clock.monotonicMs())).toMatchObject({
      state: "expired",
      why: expect.stringContaining(why),
    });
    expect(pendingTimers()).toBe(1);
    // Seven more make 11 of 13.
    const others = ["h", "i", "j", "k", "l", "m", "n", "o"];
    start(...others);
    await live(60_000, "a", "b", "c", "d", ...others);
    expect(namesOf(registry)).toEqual(["a", "b", "c", "d", ...others]);
  });

  test("are counted by their own intervals", async () => {
    const { registry, start, live } = workbench();
    start("a", "b", "c");
    registry.register(parsedRegistration({ name: "slow", heartbeatIntervalMs: 600_000 }), ME);
    await live(300_000, "a", "b", "c");
    expect(registry.reaping().why).toBe("4 of 4 instances renew their leases in time");
  });

  test("are removed from a fleet of two, which says nothing about the gateway", async () => {
    const { registry, start, live } = workbench();
    start("a", "b");
    await live(REAPED_AFTER_MS + INTERVAL_MS, "a");
    expect(namesOf(registry)).toEqual(["a"]);
  });

  test("are not waited for longer than a day", async () => {
    const { registry, start, advance } = workbench();
    start("a", "b", "c", "d");
    await advance(24 * 3_600_000 + 60_000 - 1);
    expect(registry.instances()).toHaveLength(4);
    await advance(20_000);
    expect(registry.instances()).toHaveLength(0);
  });

  test("are kept while the store cannot be written", async () => {
    const { registry, start, live, advance } = workbench();
    start("a", "b");
    registry.setStoreTrouble("disk full");
    await live(2 * REAPED_AFTER_MS, "a");
    expect(namesOf(registry)).toEqual(["a", "b"]);
    expect(registry.reaping().why).toContain("the store cannot be written: disk full");
    registry.setStoreTrouble(undefined);
    await advance(10_000);
    expect(namesOf(registry)).toEqual(["a"]);
  });
});

test("after a restart nobody is removed for two leases, and it is said how long", async () => {
  const before = workbench();
  before.start("a", "b");
  const store = createMemoryStore();
  const restored = await stateAfterStop(before.registry, store, before.clock);
  const { registry, advance } = workbench({ restored });
  expect(registry.reaping()).toEqual({
    state: "held",
    why: "nobody is removed for silence: the gateway restarted; agents have 120 s more to call",
  });
  await advance(120_000);
  expect(registry.reaping().state).toBe("allowed");
  await advance(REAPED_AFTER_MS - 120_000 - 1);
  expect(registry.instances()).toHaveLength(2);
  await advance(1);
  expect(registry.instances()).toHaveLength(0);
});
