import { expect, test } from "vitest";
import { PeakEwma } from "./peak-ewma.ts";

test("nothing is known before the first value", () => {
  expect(new PeakEwma().valueAt(1000)).toBeUndefined();
});

test("a peak counts at once, in full", () => {
  const latency = new PeakEwma();
  latency.observe(5, 0);
  latency.observe(500, 1);
  expect(latency.valueAt(1)).toBe(500);
});

test("a peak is forgotten over ten seconds of better values", () => {
  const latency = new PeakEwma();
  latency.observe(500, 0);
  for (let nowMs = 100; nowMs <= 10_000; nowMs += 100) latency.observe(5, nowMs);
  expect(latency.valueAt(10_000)).toBeCloseTo(500 / Math.E, -1);
  for (let nowMs = 10_100; nowMs <= 60_000; nowMs += 100) latency.observe(5, nowMs);
  expect(latency.valueAt(60_000)).toBeLessThan(7);
});

test("without new values it falls, so that a slow one is tried again", () => {
  const latency = new PeakEwma();
  latency.observe(1000, 0);
  expect(latency.valueAt(50_000)).toBeLessThan(10);
});
