import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, parseAmount, parseCurrency } from "./money.ts";

describe("parseAmount", () => {
  it.each([
    ["12500.50", 12_500_500_000n],
    ["0.1", 100_000n],
    ["0.000001", 1n],
    ["-3.25", -3_250_000n],
    ["0012", 12_000_000n],
    [" 7 ", 7_000_000n],
    [12500.5, 12_500_500_000n],
    [0.1, 100_000n],
    ["394328000000", 394_328_000_000_000_000n],
  ])("reads %j as %s micros", (input, micros) => {
    expect(parseAmount(input)).toEqual({ ok: true, value: micros });
  });

  it.each([
    "1e3",
    "12,500.50",
    "",
    "abc",
    "1.0000001",
    "1.",
    ".5",
    "$5",
    "0x10",
    "1234567890123456",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    1e-7,
  ])("refuses %j", (input) => {
    expect(parseAmount(input).ok).toBe(false);
  });

  it("gives back every amount that formatAmount writes", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (micros) => {
        expect(parseAmount(formatAmount(micros))).toEqual({ ok: true, value: micros });
      }),
    );
  });
});

describe("formatAmount", () => {
  it.each([
    [12_500_500_000n, "12500.50"],
    [12_500_000_000n, "12500"],
    [1n, "0.000001"],
    [-3_250_000n, "-3.25"],
    [0n, "0"],
  ])("writes %s micros as %s", (micros, text) => {
    expect(formatAmount(micros)).toBe(text);
  });
});

describe("parseCurrency", () => {
  it("takes either case and refuses anything but three letters", () => {
    expect(parseCurrency("eur")).toEqual({ ok: true, value: "EUR" });
    expect(parseCurrency("€").ok).toBe(false);
    expect(parseCurrency("euro").ok).toBe(false);
  });
});
