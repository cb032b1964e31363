import { silentLogger } from "service-kit";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { LeaseWatch } from "./lease-watch.ts";
import { Registry } from "./registry.ts";
import type { RegistryEvent } from "./registry-event.ts";

function workbench() {
  const manual = createManualClock();
  const events: RegistryEvent[] = [];
  const registry = new Registry({ clock: manual.clock, onEvent: (event) => events.push(event) });
  const watch = new LeaseWatch({ registry, clock: manual.clock, logger: silentLogger });
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

test("a stopped watch leaves no timer", () => {
  const { register, watch, pendingTimers } = workbench();
  register("a", 20_000);
  watch.stop();
  watch.arm();
  expect(pendingTimers()).toBe(0);
});
