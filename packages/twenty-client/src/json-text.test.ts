import { expect, test } from "vitest";
import { parseJson } from "./json-text.ts";

test("only amounts that a double cannot hold become bigint", () => {
  expect(
    parseJson(
      '{"amountMicros":9007199254740993,"position":9007199254740993,"a":{"amountMicros":12}}',
    ),
  ).toEqual({
    amountMicros: 9_007_199_254_740_993n,
    position: 9_007_199_254_740_992,
    a: { amountMicros: 12 },
  });
});

test("what is not JSON is refused", () => {
  expect(() => parseJson("<html>")).toThrow(SyntaxError);
});
