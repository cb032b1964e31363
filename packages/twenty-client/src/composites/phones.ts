import { isWireRecord, type Json, type WireInput } from "../json.ts";
import { textOrNull } from "./text.ts";

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

/** An absent field reads as no number. */
export function readPhones(value: unknown): Phones {
  if (!isWireRecord(value)) return { primary: null, additional: [] };
  const additional = Array.isArray(value.additionalPhones) ? value.additionalPhones : [];
  return {
    primary: readPhone(
      value.primaryPhoneNumber,
      value.primaryPhoneCountryCode,
      value.primaryPhoneCallingCode,
    ),
    additional: additional
      .filter(isWireRecord)
      .map((phone) => readPhone(phone.number, phone.countryCode, phone.callingCode))
      .filter((phone) => phone !== null),
  };
}

/** Whether a write would leave the additional numbers to Twenty, which removes them with a new primary one. */
export function isPartialPhones(input: PhonesInput): boolean {
  return input.primary !== undefined && input.additional === undefined;
}

/** The same write with the additional numbers as they are. */
export function completePhones(input: PhonesInput, current: Phones): PhonesInput {
  return { additional: current.additional.map(phoneInput), ...input };
}

/** The named parts, each as it is given; an international number goes alone, Twenty derives its country anew. */
export function writePhones(input: PhonesInput): WireInput {
  return {
    ...(input.primary === undefined ? {} : writePrimary(input.primary)),
    ...(input.additional === undefined
      ? {}
      : { additionalPhones: input.additional.map(writeAdditional) }),
  };
}

function phoneInput({ number, countryCode, callingCode }: Phone): PhoneInput {
  return {
    number,
    ...(countryCode === null ? {} : { countryCode }),
    ...(callingCode === null ? {} : { callingCode }),
  };
}

function readPhone(number: unknown, countryCode: unknown, callingCode: unknown): Phone | null {
  const digits = textOrNull(number);
  if (digits === null) return null;
  return {
    number: digits,
    countryCode: textOrNull(countryCode),
    callingCode: textOrNull(callingCode),
  };
}

function writePrimary(phone: PhoneInput | null): WireInput {
  if (phone === null) {
    return {
      primaryPhoneNumber: null,
      primaryPhoneCountryCode: null,
      primaryPhoneCallingCode: null,
    };
  }
  if (typeof phone === "string") return { primaryPhoneNumber: phone };
  return {
    primaryPhoneNumber: phone.number,
    ...(phone.countryCode === undefined ? {} : { primaryPhoneCountryCode: phone.countryCode }),
    ...(phone.callingCode === undefined ? {} : { primaryPhoneCallingCode: phone.callingCode }),
  };
}

function writeAdditional(phone: PhoneInput): Json {
  if (typeof phone === "string") return { number: phone };
  return {
    number: phone.number,
    ...(phone.countryCode === undefined ? {} : { countryCode: phone.countryCode }),
    ...(phone.callingCode === undefined ? {} : { callingCode: phone.callingCode }),
  };
}
