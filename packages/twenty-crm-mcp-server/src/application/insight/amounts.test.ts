import fc from "fast-check";
import { expect, it } from "vitest";
import { formatAmount } from "../../domain/money.ts";
import { AmountSums, amountsText } from "./amounts.ts";

it("adds each currency by itself, past what a floating-point number holds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("EUR", "USD"), fc.bigInt({ min: 0n, max: 1n << 70n }))),
      (amounts) => {
        const sums = new AmountSums();
        for (const [currency, micros] of amounts) sums.add(currency, micros);
        for (const code of ["EUR", "USD"]) {
          const own = amounts.filter(([currency]) => currency === code);
          const expected = own.reduce((sum, [, micros]) => sum + micros, 0n);
          const shown = sums.amounts[code];
          expect(shown).toBe(own.length === 0 ? undefined : formatAmount(expected));
        }
      },
    ),
  );
});

it("keeps amounts without a currency apart, and says when there is none", () => {
  const sums = new AmountSums();
  sums.add(null, 1_500_000n);
  sums.add("EUR", null);
  expect(sums.amounts).toEqual({ none: "1.50" });
  expect(amountsText(sums.amounts)).toBe("1.50");
  expect(amountsText({})).toBe("no amount");
});
