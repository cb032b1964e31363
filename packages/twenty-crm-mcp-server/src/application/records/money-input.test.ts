import { describe, expect, it } from "vitest";
import { changedMoney, newMoney } from "./money-input.ts";

describe("newMoney", () => {
  it("wants a currency beside an amount", () => {
    expect(() => newMoney({ amount: 5n, currency: undefined, field: "amount" })).toThrowError(
      expect.objectContaining({ field: "currency", message: "missing beside amount" }),
    );
    expect(newMoney({ amount: 5n, currency: "EUR", field: "amount" })).toEqual({
      amountMicros: 5n,
      currencyCode: "EUR",
    });
  });

  it("is nothing when nothing is said", () => {
    expect(newMoney({ amount: undefined, currency: undefined, field: "amount" })).toBeUndefined();
  });
});

describe("changedMoney", () => {
  it("keeps the currency that is there when none is named", () => {
    expect(changedMoney({ amount: 5n, currency: undefined, field: "amount" })).toEqual({
      amountMicros: 5n,
    });
  });

  it("clears with null", () => {
    expect(changedMoney({ amount: null, currency: undefined, field: "amount" })).toBeNull();
  });

  it("refuses a currency without its amount", () => {
    for (const amount of [null, undefined]) {
      expect(() => changedMoney({ amount, currency: "EUR", field: "annualRevenue" })).toThrowError(
        expect.objectContaining({ field: "currency", message: "given without annualRevenue" }),
      );
    }
  });
});
