import { expect, test } from "vitest";
import { readAddress, writeAddress } from "./address.ts";

test("parts are read under their own names", () => {
  expect(
    readAddress({
      addressCity: "Berlin",
      addressStreet2: "",
      addressLat: "52.5",
      addressLng: 13.4,
    }),
  ).toEqual({
    street1: null,
    street2: null,
    city: "Berlin",
    postcode: null,
    state: null,
    country: null,
    latitude: 52.5,
    longitude: 13.4,
  });
});

test("only named parts are written", () => {
  expect(writeAddress({ city: "Paris", street2: null })).toEqual({
    addressCity: "Paris",
    addressStreet2: null,
  });
  expect(writeAddress({})).toEqual({});
});
