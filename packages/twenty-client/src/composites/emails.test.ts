import { expect, test } from "vitest";
import { readEmails, writeEmails } from "./emails.ts";

test("empty text is no address", () => {
  expect(readEmails({ primaryEmail: "", additionalEmails: null })).toEqual({
    primary: null,
    additional: [],
  });
});

test("all addresses are read", () => {
  expect(readEmails({ primaryEmail: "a@x.org", additionalEmails: ["b@x.org", 5] })).toEqual({
    primary: "a@x.org",
    additional: ["b@x.org"],
  });
});

test("a new primary address says nothing of the additional ones", () => {
  expect(writeEmails({ primary: "new@x.org" })).toEqual({ primaryEmail: "new@x.org" });
});

test("additional addresses are replaced only when they are named", () => {
  expect(writeEmails({ additional: [] })).toEqual({ additionalEmails: [] });
  expect(writeEmails({})).toEqual({});
});
