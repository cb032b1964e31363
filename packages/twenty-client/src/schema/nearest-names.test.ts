import { expect, test } from "vitest";
import { nearestNames } from "./nearest-names.ts";

const names = ["jobTitle", "name", "emails", "city", "companyId", "company"];

test.each([
  ["jobtitel", ["jobTitle"]],
  ["Job title", ["jobTitle"]],
  ["email", ["emails"]],
  ["comapny", ["company"]],
  ["compnyId", ["companyId"]],
  ["zebra", []],
])("%s most likely means %j", (wanted, expected) => {
  expect(nearestNames(wanted, names)).toEqual(expected);
});

test("a text of any length is compared in no time", () => {
  expect(nearestNames("x".repeat(1_000_000), names)).toEqual([]);
});

test("an exact name in another spelling comes first, and no more than three come", () => {
  expect(nearestNames("COMPANY", names)[0]).toBe("company");
  expect(nearestNames("aa", ["ab", "ac", "ad", "ae"])).toEqual(["ab", "ac", "ad"]);
});
