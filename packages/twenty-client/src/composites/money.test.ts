import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../json-text.ts";
import { readMoney, writeMoney } from "./money.ts";

test("an amount and its currency are read", () => {
  expect(readMoney({ amountMicros: 12_500_000_000, currencyCode: "USD" })).toEqual({
    amountMicros: 12_500_000_000n,
    currencyCode: "USD",
  });
});

test("no amount is no money, whatever the currency", () => {
  expect(readMoney({ amountMicros: null, currencyCode: null })).toBeNull();
  expect(readMoney({ amountMicros: null, currencyCode: "EUR" })).toBeNull();
  expect(readMoney(undefined)).toBeNull();
});

test("an amount without a currency keeps its amount", () => {
  expect(readMoney({ amountMicros: "5", currencyCode: "" })).toEqual({
    amountMicros: 5n,
    currencyCode: null,
  });
});

test("an amount beyond 2^53 stays exact from the wire to the record", () => {
  const wire = parseJson('{"amountMicros":9007199254740993,"currencyCode":"IDR"}');
  expect(readMoney(wire)?.amountMicros).toBe(9_007_199_254_740_993n);
});

test("every amount survives the wire", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (amountMicros) => {
      const wire = parseJson(JSON.stringify(writeMoney({ amountMicros, currencyCode: "EUR" })));
      expect(readMoney(wire)?.amountMicros).toBe(amountMicros);
    }),
  );
});

test("a currency that is not named is not written", () => {
  expect(writeMoney({ amountMicros: 99_000_000n })).toEqual({ amountMicros: 99_000_000 });
});

test("null clears the amount and its currency", () => {
  expect(writeMoney(null)).toEqual({ amountMicros: null, currencyCode: null });
});
