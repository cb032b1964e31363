import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import type { ProbeOutcome } from "../registry/probe-record.ts";
import { Prober } from "./prober.ts";

const PASSING: ProbeOutcome = { result: "passing", why: "answered 200" };

function workbench({
  random = () => 0.5,
  maxConcurrent = 256,
  isUndecided = () => false,
}: {
  random?: () => number;
  maxConcurrent?: number;
  isUndecided?: () => boolean;
} = {}) {
  const manual = createManualClock();
  const startedMs: number[] = [];
  const outcomes: { agentId: string; startedAtMs: number }[] = [];
  const open: ((outcome: ProbeOutcome) => void)[] = [];
  let hangs = false;
  const prober = new Prober({
    clock: manual.clock,
    intervalMs: 10_000,
    random,
    maxConcurrent,
    isUndecided,
    target: (agentId) =>
      agentId === "gone"
        ? undefined
        : {
            type: "mcp",
            endpoint: "http://a/mcp",
            healthCheckEndpoint: null,
            protocolVersions: [],
          },
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

test("an instance whose findings contradict each other is looked at again after a tenth of the interval", async () => {
  let undecided = true;
  const { prober, advance, startedMs } = workbench({ isUndecided: () => undecided });
  prober.watch("a");
  await advance(2500);
  expect(startedMs).toEqual([45, 1045, 2045]);
  undecided = false;
  await advance(12_000);
  expect(startedMs).toEqual([45, 1045, 2045, 3045, 13_045]);
});

test("demands without end are met four times a second", async () => {
  const { prober, advance, startedMs } = workbench();
  prober.watch("a");
  for (let i = 0; i < 1000; i += 1) {
    prober.probeNow("a");
    await advance(1);
  }
  expect(startedMs).toEqual([0, 250, 500, 750, 1000]);
});

test("no more probes than allowed are under way, and those that wait get their turn in order", async () => {
  const { prober, advance, startedMs, outcomes, hang, answer } = workbench({ maxConcurrent: 2 });
  hang();
  for (const agentId of ["a", "b", "c", "d"]) prober.watch(agentId);
  await advance(60_000);
  expect(startedMs).toHaveLength(2);
  answer();
  await advance(0);
  expect(startedMs).toHaveLength(3);
  prober.unwatch("d");
  answer();
  answer();
  await advance(0);
  expect(outcomes.map(({ agentId }) => agentId)).toEqual(["a", "b", "c"]);
});

test("closing leaves no timer behind", async () => {
  const { prober, advance, pendingTimers } = workbench();
  for (const agentId of ["a", "b", "c"]) prober.watch(agentId);
  await advance(100);
  prober.close();
  expect(pendingTimers()).toBe(0);
});
