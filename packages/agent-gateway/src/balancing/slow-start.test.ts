import { expect, test } from "vitest";
import { slowStartShare } from "./slow-start.ts";

test.each([
  [0, 0.1],
  [15_000, 0.55],
  [30_000, 1],
  [3_600_000, 1],
])("%f ms after it came a place has %f of its weight", (elapsedMs, share) => {
  expect(slowStartShare(1000, 1000 + elapsedMs)).toBeCloseTo(share);
});
