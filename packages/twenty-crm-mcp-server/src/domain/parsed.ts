/** The outcome of reading a value that came from outside: the value, or why it cannot be used. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** A value that was understood. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** A refusal, in words that say how to mend the value. */
export function refused(reason: string): Parsed<never> {
  return { ok: false, reason };
}
