import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashText } from "./hash-text.ts";
import type { Place, Policy } from "./place.ts";
import { POLICIES, type PolicyName } from "./policies.ts";

interface TestPlace extends Place {
  readonly name: string;
  inFlight: number;
  latencyMs: number | undefined;
}

function place(name: string, given: Partial<TestPlace> & { weight?: number } = {}): TestPlace {
  const { weight = 1 } = given;
  return {
    name,
    idHash: hashText(name),
    inFlight: 0,
    latencyMs: 10,
    turnCredit: 0,
    fullWeight: weight,
    weightAt: () => weight,
    latencyAt() {
      return this.latencyMs;
    },
    ...given,
  };
}

/** Random numbers that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The share of each place in many choices. */
function shares(policy: Policy, places: readonly TestPlace[], times = 20_000): number[] {
  const random = seeded(7);
  const counts = new Map<TestPlace, number>();
  for (let i = 0; i < times; i += 1) {
    const chosen = policy(places, { nowMs: 0, random, key: undefined });
    if (chosen !== undefined) counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  }
  return places.map((each) => (counts.get(each) ?? 0) / times);
}

const names = Object.keys(POLICIES) as PolicyName[];
const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 6 });

describe.each(names)("%s", (name) => {
  const policy = POLICIES[name];

  test("chooses nobody only when nobody is there", () => {
    expect(policy([], { nowMs: 0, random: () => 0, key: 1 })).toBeUndefined();
    const draws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(weights, draws, fc.option(fc.nat(), { nil: undefined }), (each, drawn, key) => {
        const places = each.map((weight, index) => place(`p${index}`, { weight }));
        let turn = 0;
        const random = () => drawn[turn++ % drawn.length] ?? 0;
        expect(places).toContain(policy(places, { nowMs: 0, random, key }));
      }),
    );
  });

  test("shares requests out by weight when the places are alike", () => {
    fc.assert(
      fc.property(weights, (each) => {
        const total = each.reduce((sum, weight) => sum + weight, 0);
        const places = each.map((weight, index) => place(`p${index}`, { weight }));
        for (const [index, share] of shares(policy, places, 4000).entries()) {
          expect(Math.abs(share - (each[index] ?? 0) / total)).toBeLessThan(0.04);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("p2c", () => {
  test("gives a place that is ten times slower about a hundredth", () => {
    const [fast = 0, slow = 0] = shares(POLICIES.p2c, [
      place("fast"),
      place("slow", { latencyMs: 100 }),
    ]);
    expect(slow / fast).toBeLessThan(0.02);
    expect(slow).toBeGreaterThan(0);
  });

  test("leaves a place alone that has many requests under way", () => {
    const [, busy] = shares(POLICIES.p2c, [place("idle"), place("busy", { inFlight: 50 })]);
    expect(busy).toBeLessThan(0.001);
  });

  test("does not starve a place of which nothing is known yet", () => {
    const [known = 0, fresh = 0] = shares(POLICIES.p2c, [
      place("known", { latencyMs: 1 }),
      place("fresh", { latencyMs: undefined }),
    ]);
    expect(Math.abs(known - fresh)).toBeLessThan(0.05);
  });
});

describe("among many places", () => {
  const many = (weightOf: (index: number) => number) =>
    Array.from({ length: 1000 }, (_, index) => {
      const weight = weightOf(index);
      let looks = 0;
      const weightAt = (): number => {
        looks += 1;
        return weight;
      };
      return { ...place(`p${index}`, { weight }), weightAt, looks: () => looks };
    });

  test.each(["p2c", "random"] as const)("%s shares by weight and looks at a few", (name) => {
    const places = many((index) => (index < 500 ? 3 : 1));
    const heavy = shares(POLICIES[name], places).slice(0, 500);
    const share = heavy.reduce((sum, each) => sum + each, 0);
    expect(Math.abs(share - 0.75)).toBeLessThan(0.02);
    const looks = places.reduce((sum, each) => sum + each.looks(), 0);
    expect(looks / 20_000).toBeLessThan(5);
  });

  test.each(["p2c", "random"] as const)("%s finds the few that are heavy", (name) => {
    const places = many((index) => (index === 7 ? 1000 : 0.001));
    expect(shares(POLICIES[name], places, 2000)[7]).toBeGreaterThan(0.9);
  });
});

test("round-robin takes turns one after the other, spread by weight", () => {
  const turns = (each: readonly number[]) => {
    const places = each.map((weight, index) => place(`${index}`, { weight }));
    const choice = { nowMs: 0, random: () => 0, key: undefined };
    return Array.from({ length: 6 }, () => POLICIES["round-robin"](places, choice)?.name).join("");
  };
  expect(turns([1, 1, 1])).toBe("012012");
  expect(turns([1, 0.5])).toBe("010010");
});

test("least-requests takes the place with the fewest requests for its weight", () => {
  const places = [place("a", { inFlight: 3, weight: 2 }), place("b", { inFlight: 2 })];
  expect(shares(POLICIES["least-requests"], places, 100)).toEqual([1, 0]);
});

describe("hash", () => {
  const fleet = Array.from({ length: 5 }, (_, index) => place(`instance-${index}`));
  const keys = Array.from({ length: 5000 }, (_, index) => hashText(`thread-${index}`));
  const owner = (places: readonly TestPlace[], key: number) =>
    POLICIES.hash(places, { nowMs: 0, random: () => 0, key })?.name;

  test("spreads keys evenly", () => {
    const counts = Map.groupBy(keys, (key) => owner(fleet, key));
    for (const owned of counts.values()) expect(Math.abs(owned.length - 1000)).toBeLessThan(150);
  });

  test("moves only the keys of the place that left, and moves them back when it returns", () => {
    const without = fleet.slice(1);
    for (const key of keys) {
      const before = owner(fleet, key);
      if (before === "instance-0") expect(owner(without, key)).not.toBe(before);
      else expect(owner(without, key)).toBe(before);
      expect(owner(fleet.toReversed(), key)).toBe(before);
    }
  });
});
