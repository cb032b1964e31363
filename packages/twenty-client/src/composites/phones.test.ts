import { expect, test } from "vitest";
import { formatPhone } from "./format-phone.ts";
import { completePhones, isPartialPhones, readPhones, writePhones } from "./phones.ts";

const wire = {
  primaryPhoneNumber: "612345678",
  primaryPhoneCountryCode: "FR",
  primaryPhoneCallingCode: "+33",
  additionalPhones: [{ number: "1701234567", callingCode: "+49", countryCode: "DE" }],
};

test("numbers are read with their countries", () => {
  expect(readPhones(wire)).toEqual({
    primary: { number: "612345678", countryCode: "FR", callingCode: "+33" },
    additional: [{ number: "1701234567", countryCode: "DE", callingCode: "+49" }],
  });
});

test("a country without a number is no phone", () => {
  expect(
    readPhones({ primaryPhoneNumber: "", primaryPhoneCountryCode: "FR", additionalPhones: null }),
  ).toEqual({ primary: null, additional: [] });
});

test("an international number goes alone, so that its country is derived anew", () => {
  expect(writePhones({ primary: "+14155552671" })).toEqual({ primaryPhoneNumber: "+14155552671" });
});

test("a national number goes with the country that is named", () => {
  expect(writePhones({ primary: { number: "612345678", countryCode: "FR" } })).toEqual({
    primaryPhoneNumber: "612345678",
    primaryPhoneCountryCode: "FR",
  });
});

test("null clears the primary number and its country, and nothing else", () => {
  expect(writePhones({ primary: null })).toEqual({
    primaryPhoneNumber: null,
    primaryPhoneCountryCode: null,
    primaryPhoneCallingCode: null,
  });
});

test("additional numbers are written one by one", () => {
  expect(
    writePhones({ additional: ["+491701234567", { number: "5", callingCode: "+1" }] }),
  ).toEqual({
    additionalPhones: [{ number: "+491701234567" }, { number: "5", callingCode: "+1" }],
  });
});

test("a phone is formatted as it is dialled from abroad", () => {
  expect(formatPhone({ number: "612345678", countryCode: "FR", callingCode: "+33" })).toBe(
    "+33612345678",
  );
  expect(formatPhone({ number: "612345678", countryCode: null, callingCode: null })).toBe(
    "612345678",
  );
});

test("a new primary number keeps the additional ones", () => {
  expect(writePhones(completePhones({ primary: "+14155552671" }, readPhones(wire)))).toEqual({
    primaryPhoneNumber: "+14155552671",
    additionalPhones: [{ number: "1701234567", countryCode: "DE", callingCode: "+49" }],
  });
});

test("additional numbers that are named win over those that are there", () => {
  expect(completePhones({ primary: null, additional: [] }, readPhones(wire))).toEqual({
    primary: null,
    additional: [],
  });
});

test("a write is partial when it names a primary number alone", () => {
  expect(isPartialPhones({ primary: "+14155552671" })).toBe(true);
  expect(isPartialPhones({ additional: [] })).toBe(false);
  expect(isPartialPhones({ primary: null, additional: [] })).toBe(false);
});
