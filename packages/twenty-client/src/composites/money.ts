/** An exact amount: millionths of the currency's unit, so that no floating point is ever involved. */
export interface Money {
  readonly amountMicros: bigint;
  /** ISO 4217, such as `EUR`; null when the CRM holds an amount without one. */
  readonly currencyCode: string | null;
}

/** What a write says of an amount; an update that names no currency keeps the one that is there. */
export interface MoneyInput {
  readonly amountMicros: bigint;
  readonly currencyCode?: string;
}
