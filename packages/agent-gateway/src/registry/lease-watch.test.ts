import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { LeaseWatch } from "./lease-watch.ts";
import { Registry } from "./registry.ts";
import type { RegistryEvent } from "./registry-event.ts";
import { leaseVerdict } from "./verdict.ts";

function workbench() {
  const manual = createManualClock();
  const events: RegistryEvent[] = [];
  const registry = new Registry({ clock: manual.clock, onEvent: (event) => events.push(event) });
  const watch = new LeaseWatch({ registry, clock: manual.clock });
  const register = (name: string, heartbeatIntervalMs: number): void => {
    registry.register(parsedRegistration({ name, heartbeatIntervalMs }), { owner: "me" });
    watch.arm();
  };
  return { ...manual, registry, watch, register, events };
}

test("a lease is swept when it becomes due, with one timer for all", async () => {
  const { advance, register, registry, pendingTimers, events } = workbench();
  register("slow", 60_000);
  register("quick", 20_000);
  expect(pendingTimers()).toBe(1);
  await advance(30_000);
  expect(events.filter(({ type }) => type === "doubted")).toHaveLength(1);
  await advance(60_000);
  expect(events.filter(({ type }) => type === "doubted")).toHaveLength(2);
  const { version } = registry;
  await advance(180_000);
  expect(registry.version).toBeGreaterThan(version);
  expect(pendingTimers()).toBe(1);
});

test("nothing is left to wait for once everything is removed", async () => {
  const { advance, register, registry, pendingTimers } = workbench();
  register("a", 20_000);
  await advance(60_000 + 15 * 60_000);
  expect(registry.instances()).toEqual([]);
  expect(pendingTimers()).toBe(0);
});

test("time in which the gateway stood still counts against nobody", async () => {
  const { advance, clock, registry, pendingTimers } = workbench();
  let stoodStillMs = 0;
  const paused = { ...clock, monotonicMs: () => clock.monotonicMs() + stoodStillMs };
  const own = new Registry({ clock: paused });
  const watch = new LeaseWatch({ registry: own, clock: paused });
  own.register(parsedRegistration({ heartbeatIntervalMs: 20_000 }), { owner: "me" });
  watch.arm();
  await advance(7000);
  stoodStillMs = 3_600_000;
  await advance(5000);
  const [instance] = own.instances();
  if (instance === undefined) throw new Error("it was removed");
  expect(leaseVerdict(instance, paused.monotonicMs())).toEqual({
    state: "alive",
    why: expect.stringMatching(/^renewed 1\d s ago$/),
  });
  watch.stop();
  expect(registry.instances()).toEqual([]);
  expect(pendingTimers()).toBe(0);
});

test("a stopped watch leaves no timer", () => {
  const { register, watch, pendingTimers } = workbench();
  register("a", 20_000);
  watch.stop();
  watch.arm();
  expect(pendingTimers()).toBe(0);
});
