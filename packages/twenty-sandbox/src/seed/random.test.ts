import { describe, expect, it } from "vitest";
import { isUuid } from "../records/fields/uuid.ts";
import { createRandom } from "./random.ts";

describe("createRandom", () => {
  it("repeats itself for the same seed and not for another", () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 8 }, () => random.integer(0, 1_000_000));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("stays within bounds and makes UUIDs of version 4", () => {
    const random = createRandom(3);
    const numbers = Array.from({ length: 500 }, () => random.integer(2, 4));
    expect(new Set(numbers)).toEqual(new Set([2, 3, 4]));
    const ids = Array.from({ length: 500 }, () => random.uuid());
    expect(ids.every((id) => isUuid(id) && /^.{14}4.{4}[89ab]/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(500);
  });
});
