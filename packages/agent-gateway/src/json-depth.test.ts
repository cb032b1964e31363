import { expect, test } from "vitest";
import { isDeeperThan } from "./json-depth.ts";

test.each([
  [1, 0, false],
  [{}, 0, true],
  [{ a: [] }, 2, false],
  [{ a: [{}] }, 2, true],
  [[1, 2, [3]], 1, true],
])("%j is deeper than %i: %s", (value, levels, expected) => {
  expect(isDeeperThan(value, levels)).toBe(expected);
});

test("a value that is too deep for the stack is found out", () => {
  const text = "[".repeat(200_000) + "]".repeat(200_000);
  expect(isDeeperThan(JSON.parse(text), 64)).toBe(true);
});
