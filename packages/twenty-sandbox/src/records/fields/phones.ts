import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberWithError,
} from "libphonenumber-js";
import { queryRefused } from "../../errors/errors.ts";
import type { TwentyError } from "../../errors/twenty-error.ts";
import { type Cells, compositeParts, type FieldWriter, partColumn } from "./field-writer.ts";
import { textCell } from "./text.ts";

interface Phone {
  readonly number: string;
  readonly countryCode: string | null;
  readonly callingCode: string | null;
}

/** PHONES: numbers are parsed; country and calling code are completed from the number and must agree. */
export const writePhones: FieldWriter = (value, field) => {
  const parts = compositeParts(value, field, "phones");
  const path = (subfield: string): string => `${field.name}.${subfield}`;
  const part = (subfield: string): string | null => textCell(parts[subfield], path(subfield));
  const cells: Cells = {};
  const given = ["primaryPhoneNumber", "primaryPhoneCountryCode", "primaryPhoneCallingCode"];
  if (given.some((subfield) => subfield in parts)) {
    const phone = completePhone(
      part("primaryPhoneNumber"),
      part("primaryPhoneCountryCode"),
      part("primaryPhoneCallingCode"),
    );
    cells[partColumn(field, "primaryPhoneNumber")] = phone.number === "" ? null : phone.number;
    cells[partColumn(field, "primaryPhoneCountryCode")] = phone.countryCode;
    cells[partColumn(field, "primaryPhoneCallingCode")] = phone.callingCode;
  }
  if ("additionalPhones" in parts) {
    const phones = additionalPhones(parts.additionalPhones, path("additionalPhones"));
    cells[partColumn(field, "additionalPhones")] = phones;
  }
  return cells;
};

function additionalPhones(value: unknown, path: string): string | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const phones = value.map((item: unknown) => {
    const phone =
      typeof item === "object" && item !== null ? (item as Record<string, unknown>) : {};
    return completePhone(
      textCell(phone.number, path),
      textCell(phone.countryCode, path),
      textCell(phone.callingCode, path),
    );
  });
  return JSON.stringify(phones);
}

function completePhone(
  number: string | null,
  countryCode: string | null,
  callingCode: string | null,
): Phone {
  checkCodes(countryCode, callingCode);
  if (number === null) return { number: "", countryCode, callingCode };
  const parsed = parse(number, countryCode, callingCode);
  if (countryCode !== null && parsed.country !== undefined && parsed.country !== countryCode) {
    throw refused(
      "Provided and inferred country code are conflicting",
      "CONFLICTING_PHONE_COUNTRY_CODE",
    );
  }
  const inferredCallingCode = `+${parsed.countryCallingCode}`;
  if (callingCode !== null && inferredCallingCode !== callingCode) {
    throw refused(
      "Provided and inferred calling code are conflicting",
      "CONFLICTING_PHONE_CALLING_CODE",
    );
  }
  return {
    number: parsed.nationalNumber,
    countryCode: countryCode ?? parsed.country ?? null,
    callingCode: callingCode ?? inferredCallingCode,
  };
}

function checkCodes(countryCode: string | null, callingCode: string | null): void {
  if (countryCode !== null && !isCountry(countryCode)) {
    throw refused(`Invalid country code ${countryCode}`, "INVALID_PHONE_COUNTRY_CODE");
  }
  if (callingCode === null) return;
  const countries = countriesByCallingCode().get(callingCode);
  if (countries === undefined) {
    throw refused(`Invalid calling code ${callingCode}`, "INVALID_PHONE_CALLING_CODE");
  }
  if (countryCode !== null && !countries.has(countryCode)) {
    throw refused(
      "Provided country code and calling code are conflicting",
      "CONFLICTING_PHONE_CALLING_CODE_AND_COUNTRY_CODE",
    );
  }
}

function parse(number: string, countryCode: string | null, callingCode: string | null) {
  try {
    return parsePhoneNumberWithError(number, {
      ...(countryCode !== null && isCountry(countryCode) ? { defaultCountry: countryCode } : {}),
      ...(callingCode === null ? {} : { defaultCallingCode: callingCode.replace("+", "") }),
    });
  } catch {
    throw refused(`Provided phone number is invalid ${number}`, "INVALID_PHONE_NUMBER");
  }
}

function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

let callingCodes: Map<string, Set<string>> | undefined;

/** Built at the first phone number, because asking for every country's code takes a while. */
function countriesByCallingCode(): ReadonlyMap<string, ReadonlySet<string>> {
  if (callingCodes !== undefined) return callingCodes;
  callingCodes = new Map();
  for (const country of getCountries()) {
    const code = `+${getCountryCallingCode(country)}`;
    callingCodes.set(code, (callingCodes.get(code) ?? new Set()).add(country));
  }
  return callingCodes;
}

function refused(message: string, code: string): TwentyError {
  return queryRefused(message, code, { userFriendlyMessage: message });
}
