import fc from "fast-check";
import { expect, test } from "vitest";
import { formatUnits, parseUnits } from "./money-units.ts";

test("units are read as exact micros", () => {
  expect(parseUnits("1234.50")).toBe(1_234_500_000n);
  expect(parseUnits("-0.000001")).toBe(-1n);
  expect(parseUnits(" +7 ")).toBe(7_000_000n);
  expect(parseUnits("0.10")).toBe(100_000n);
  expect(parseUnits("9007199254740993")).toBe(9_007_199_254_740_993_000_000n);
});

test.each(["", "1,234.50", "1e3", "12.", ".5", "€5", "0x10", "1.0000001", "1".repeat(19), "1 000"])(
  "%j is not an amount",
  (text) => {
    expect(() => parseUnits(text)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  },
);

test("trailing zeros beyond the sixth decimal are harmless", () => {
  expect(parseUnits("1.50000000")).toBe(1_500_000n);
});

test("every amount survives the way to units and back", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 23n), max: 10n ** 23n }), (micros) => {
      expect(parseUnits(formatUnits(micros))).toBe(micros);
    }),
  );
});

test("micros are written as the shortest decimal", () => {
  expect(formatUnits(1_234_500_000n)).toBe("1234.5");
  expect(formatUnits(-1n)).toBe("-0.000001");
  expect(formatUnits(0n)).toBe("0");
});
