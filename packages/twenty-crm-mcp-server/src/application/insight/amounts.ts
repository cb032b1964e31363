import { z } from "zod";
import { formatAmount } from "../../domain/money.ts";

/** Sums by currency: amounts of different currencies are never added. */
export type Amounts = Readonly<Record<string, string>>;

/** Sums as `structuredContent` carries them: `{ "EUR": "12500.50" }`. */
export const amountsSchema = z.record(z.string(), z.string());

/** Adds amounts, each to the sum of its currency; a record without an amount adds nothing. */
export class AmountSums {
  readonly #micros = new Map<string, bigint>();

  add(currency: unknown, micros: unknown): void {
    if (typeof micros !== "bigint") return;
    const code = typeof currency === "string" && currency !== "" ? currency : "none";
    this.#micros.set(code, (this.#micros.get(code) ?? 0n) + micros);
  }

  get amounts(): Amounts {
    return Object.fromEntries(
      [...this.#micros]
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([code, micros]) => [code, formatAmount(micros)]),
    );
  }
}

/** "1250.50 EUR, 100 USD", or "no amount". */
export function amountsText(amounts: Amounts): string {
  const texts = Object.entries(amounts).map(([code, amount]) =>
    code === "none" ? amount : `${amount} ${code}`,
  );
  return texts.length === 0 ? "no amount" : texts.join(", ");
}
