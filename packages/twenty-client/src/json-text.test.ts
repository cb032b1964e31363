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

test.each([
  ['{ "amountMicros" : -9007199254740993 }', { amountMicros: -9_007_199_254_740_993n }],
  ['{"amountMicros":900719925474099}', { amountMicros: 900_719_925_474_099 }],
  ['{"amountMicros":1e20}', { amountMicros: 1e20 }],
  ['{"amountMicros":null}', { amountMicros: null }],
])("%s is read exactly", (source, value) => {
  expect(parseJson(source)).toEqual(value);
});

test("what is not JSON is refused", () => {
  expect(() => parseJson("<html>")).toThrow(SyntaxError);
});
