import fc from "fast-check";
import { expect, test } from "vitest";
import { roundRobin } from "./round-robin.ts";

function round(weights: readonly number[], choices: number): number[] {
  const candidates = weights.map((weight, index) => ({ weight, index }));
  return Array.from(
    { length: choices },
    (_, sequence) => roundRobin(candidates, { sequence })?.index ?? -1,
  );
}

test("equal weights take turns", () => {
  expect(round([1, 1, 1], 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect(round([0.5, 0.5], 4)).toEqual([0, 1, 0, 1]);
});

test("half the weight has half the turns, spread over the round", () => {
  expect(round([1, 0.5], 6)).toEqual([0, 1, 0, 0, 1, 0]);
});

test("nobody there is nobody chosen", () => {
  expect(roundRobin([], { sequence: 3 })).toBeUndefined();
});

test("a very light candidate still has a turn", () => {
  expect(round([1000, 0.001], 200)).toContain(1);
});

test("every candidate has turns in proportion to its weight", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 6 }),
      (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const turns = round(weights, total * 10);
        for (const [index, weight] of weights.entries()) {
          expect(turns.filter((turn) => turn === index)).toHaveLength(weight * 10);
        }
      },
    ),
  );
});
