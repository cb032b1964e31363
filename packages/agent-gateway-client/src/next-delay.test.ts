import { describe, expect, test } from "vitest";
import { nextDelayMs } from "./next-delay.ts";

const delay = (consecutiveFailures: number, random = 0, intervalMs = 60_000): number =>
  nextDelayMs({ consecutiveFailures, intervalMs, random: () => random });

describe("nextDelayMs", () => {
  test("is the interval while all is well", () => {
    expect(delay(0)).toBe(60_000);
  });

  test("doubles from one second after failures and stays at the interval", () => {
    expect([1, 2, 3, 4, 7, 8, 1000].map((failures) => delay(failures))).toEqual([
      1000, 2000, 4000, 8000, 60_000, 60_000, 60_000,
    ]);
  });

  test("never exceeds a short interval", () => {
    expect(delay(5, 0, 500)).toBe(500);
  });

  test("comes up to a tenth earlier by chance, never later", () => {
    expect(delay(0, 0.999_999)).toBe(54_000);
  });
});
