import fc from "fast-check";
import { expect, test } from "vitest";
import { LatencyHistogram } from "./latency-histogram.ts";

const latencies = fc.array(fc.double({ min: 0, max: 3_600_000, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

test("nothing counted is 0 everywhere", () => {
  const histogram = new LatencyHistogram();
  expect([histogram.total, histogram.sumMs, histogram.quantileMs(0.99)]).toEqual([0, 0, 0]);
});

test("a quantile is never too low and at most a sixteenth too high", () => {
  fc.assert(
    fc.property(latencies, fc.constantFrom(0.5, 0.95, 0.99, 1), (all, part) => {
      const histogram = new LatencyHistogram();
      for (const ms of all) histogram.add(ms);
      const sorted = all.toSorted((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil(part * all.length) - 1)] ?? 0;
      const found = histogram.quantileMs(part);
      expect(found).toBeGreaterThanOrEqual(exact - 0.06);
      expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 16) + 0.06);
    }),
  );
});

test("counts up to an edge grow with the edge, up to the total", () => {
  const histogram = new LatencyHistogram();
  for (const ms of [0.4, 3, 8, 70, 4000]) histogram.add(ms);
  const counts = [1, 5, 10, 100, 5000, 1e9].map((edge) => histogram.countUpTo(edge));
  expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
});

test("a latency beyond every bucket counts in the last one", () => {
  const histogram = new LatencyHistogram();
  histogram.add(1e12);
  expect(histogram.total).toBe(1);
  expect(histogram.quantileMs(0.5)).toBeGreaterThan(10_000_000);
});
