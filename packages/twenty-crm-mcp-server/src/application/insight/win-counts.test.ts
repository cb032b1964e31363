import { describe, expect, it } from "vitest";
import type { DealGroup } from "./grouped-deals.ts";
import { countDecided, ratePercent } from "./win-counts.ts";

const closed = { won: ["CUSTOMER"], lost: ["LOST", "DEAD"] };
const group = (stage: string | null, month: string | null, count: number): DealGroup => ({
  keys: [stage, month],
  count,
  amounts: {},
});

describe("countDecided", () => {
  it("adds the stages of one outcome and leaves open deals out", () => {
    const groups = [
      group("CUSTOMER", "2026-01", 2),
      group("LOST", "2026-01", 1),
      group("DEAD", "2026-01", 4),
      group("NEW", "2026-01", 9),
      group(null, "2026-01", 9),
      group("CUSTOMER", null, 3),
    ];
    expect(countDecided(groups, closed, ([, month]) => month ?? null)).toEqual([
      { key: "2026-01", won: 2, lost: 5 },
      { key: null, won: 3, lost: 0 },
    ]);
  });
});

describe("ratePercent", () => {
  it.each([
    [1, 2, 33.3],
    [0, 3, 0],
    [3, 0, 100],
  ])("of %i won and %i lost is %d", (won, lost, percent) => {
    expect(ratePercent({ won, lost })).toBe(percent);
  });

  it("is none where nothing is decided", () => {
    expect(ratePercent({ won: 0, lost: 0 })).toBeUndefined();
  });
});
