import { expect, test } from "vitest";
import { topAndRest } from "./top-and-rest.ts";

const itself = (value: number): number => value;

test("the largest come first, and the others are the rest", () => {
  expect(topAndRest([1, 5, 3, 4, 2], itself, 2)).toEqual({ top: [5, 4], rest: [3, 2, 1] });
});

test("one alone is no rest", () => {
  expect(topAndRest([1, 3, 2], itself, 2)).toEqual({ top: [3, 2, 1], rest: [] });
});
