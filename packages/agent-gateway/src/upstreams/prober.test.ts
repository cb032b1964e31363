import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import type { ProbeOutcome } from "../registry/probe-record.ts";
import { Prober } from "./prober.ts";

const PASSING: ProbeOutcome = { result: "passing", why: "answered 200" };

function workbench({ random = () => 0.5 }: { random?: () => number } = {}) {
  const manual = createManualClock();
  const startedMs: number[] = [];
  const outcomes: { agentId: string; startedAtMs: number }[] = [];
  const open: ((outcome: ProbeOutcome) => void)[] = [];
  let hangs = false;
  const prober = new Prober({
    clock: manual.clock,
    intervalMs: 10_000,
    random,
    target: (agentId) =>
      agentId === "gone" ? undefined : { endpoint: "http://a/mcp", healthCheckEndpoint: null },
    probe: () => {
      startedMs.push(manual.clock.monotonicMs());
      return hangs ? new Promise((resolve) => open.push(resolve)) : Promise.resolve(PASSING);
    },
    onOutcome: (agentId, _, startedAtMs) => outcomes.push({ agentId, startedAtMs }),
  });
  return {
    ...manual,
    prober,
    startedMs,
    outcomes,
    hang: () => {
      hangs = true;
    },
    answer: () => open.shift()?.(PASSING),
  };
}

test("the first probe follows within 100 ms, the next ones at the interval", async () => {
  const { prober, advance, startedMs } = workbench({ random: () => 0.999 });
  prober.watch("a");
  await advance(100);
  expect(startedMs).toHaveLength(1);
  await advance(36_000);
  expect(startedMs).toHaveLength(4);
});

test.each([
  [0, 8000],
  [0.5, 10_000],
  [1, 12_000],
])("a random %d makes the interval %d ms", async (random, intervalMs) => {
  const { prober, advance, startedMs } = workbench({ random: () => random });
  prober.watch("a");
  await advance(30_000);
  expect((startedMs[1] ?? 0) - (startedMs[0] ?? 0)).toBe(intervalMs);
});

test("probes of one instance never overlap, and a demand during a probe is met right after it", async () => {
  const { prober, advance, startedMs, outcomes, hang, answer } = workbench();
  hang();
  prober.watch("a");
  await advance(60_000);
  prober.probeNow("a");
  await advance(60_000);
  expect(startedMs).toHaveLength(1);
  answer();
  await advance(1);
  expect(startedMs).toHaveLength(2);
  expect(outcomes).toEqual([{ agentId: "a", startedAtMs: startedMs[0] }]);
});

test("a demand is met at once and the interval begins anew", async () => {
  const { prober, advance, startedMs, pendingTimers } = workbench();
  prober.watch("a");
  await advance(1000);
  prober.probeNow("a");
  prober.probeNow("a");
  await advance(1);
  expect(startedMs).toHaveLength(2);
  expect(pendingTimers()).toBe(1);
});

test("the outcome of a probe that ends after its instance has gone is dropped", async () => {
  const { prober, advance, outcomes, hang, answer, pendingTimers } = workbench();
  hang();
  prober.watch("a");
  await advance(100);
  prober.unwatch("a");
  answer();
  await advance(60_000);
  expect(outcomes).toEqual([]);
  expect(pendingTimers()).toBe(0);
});

test("an instance that is no longer registered is not probed again", async () => {
  const { prober, advance, startedMs, pendingTimers } = workbench();
  prober.watch("gone");
  await advance(60_000);
  expect(startedMs).toEqual([]);
  expect(pendingTimers()).toBe(0);
});

test("closing leaves no timer behind", async () => {
  const { prober, advance, pendingTimers } = workbench();
  for (const agentId of ["a", "b", "c"]) prober.watch(agentId);
  await advance(100);
  prober.close();
  expect(pendingTimers()).toBe(0);
});
