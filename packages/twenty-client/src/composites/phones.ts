/** One telephone number, as Twenty keeps it: the national number apart from its country. */
export interface Phone {
  /** The national number, such as `4155552671`. */
  readonly number: string;
  /** ISO 3166 alpha-2, such as `US`. */
  readonly countryCode: string | null;
  /** With its plus sign, such as `+1`. */
  readonly callingCode: string | null;
}

/** All numbers of a record. */
export interface Phones {
  readonly primary: Phone | null;
  readonly additional: readonly Phone[];
}

/** An international number in one string (`+14155552671`), or a national one with its country. */
export type PhoneInput =
  | string
  | { readonly number: string; readonly countryCode?: string; readonly callingCode?: string };

/** What a write says of numbers; a part that is not named stays as it is, `additional` is replaced whole. */
export interface PhonesInput {
  readonly primary?: PhoneInput | null;
  readonly additional?: readonly PhoneInput[];
}
