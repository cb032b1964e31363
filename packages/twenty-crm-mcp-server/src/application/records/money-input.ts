import type { MoneyInput } from "twenty-client";
import { formatAmount } from "../../domain/money.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** What a call says of an amount, in two flat arguments. */
export interface MoneyArguments {
  readonly amount: bigint | null | undefined;
  readonly currency: string | undefined;
  /** The name of the argument that holds the amount. */
  readonly field: string;
}

/** The amount of a new record: a sum without a currency would mean nothing. */
export function newMoney(money: MoneyArguments): MoneyInput | undefined {
  const changed = changedMoney(money);
  if (!changed) return undefined;
  if (changed.currencyCode === undefined) {
    throw new ToolFault({
      field: "currency",
      reason: `missing beside ${money.field}`,
      wayOut: "Add the currency's code, such as USD.",
    });
  }
  return changed;
}

/** The amount of a record that exists: without a currency named, Twenty keeps the one that is there. */
export function changedMoney({
  amount,
  currency,
  field,
}: MoneyArguments): MoneyInput | null | undefined {
  if (amount === undefined || amount === null) {
    if (currency === undefined) return amount;
    throw new ToolFault({
      field: "currency",
      reason: `given without ${field}`,
      wayOut: `Give ${field} too: the currency belongs to the amount.`,
    });
  }
  return { amountMicros: amount, ...(currency !== undefined && { currencyCode: currency }) };
}

/** A call's arguments with the amount in units, as records are shown. */
export function shownMoney(
  given: Readonly<Record<string, unknown>>,
  field: string,
): Readonly<Record<string, unknown>> {
  const amount = given[field];
  return typeof amount === "bigint" ? { ...given, [field]: formatAmount(amount) } : given;
}
