/** A value that JSON can carry. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A JSON object as Twenty sends it, before anything about it is believed. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** A JSON object on its way to Twenty. */
export type WireInput = Record<string, Json>;

/** Whether `value` is a JSON object: neither null nor an array. */
export function isWireRecord(value: unknown): value is WireRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
