import { expect, test } from "vitest";
import { completeLinks, isPartialLinks, type Links, readLinks, writeLinks } from "./links.ts";

test("links are read with their labels", () => {
  expect(
    readLinks({
      primaryLinkUrl: "https://acme.example",
      primaryLinkLabel: "",
      secondaryLinks: [{ url: "https://www.acme.example", label: "www" }, { url: "" }],
    }),
  ).toEqual({
    primary: { url: "https://acme.example", label: null },
    additional: [{ url: "https://www.acme.example", label: "www" }],
  });
});

test("an absent field reads as no link", () => {
  expect(readLinks(undefined)).toEqual({ primary: null, additional: [] });
});

test("only named parts are written", () => {
  expect(writeLinks({ primary: "https://b.example" })).toEqual({
    primaryLinkUrl: "https://b.example",
  });
});

test("a label goes with its address", () => {
  expect(
    writeLinks({
      primary: { url: "https://b.example", label: "B" },
      additional: ["https://c.example"],
    }),
  ).toEqual({
    primaryLinkUrl: "https://b.example",
    primaryLinkLabel: "B",
    secondaryLinks: [{ url: "https://c.example", label: null }],
  });
});

test("null clears the primary link", () => {
  expect(writeLinks({ primary: null })).toEqual({ primaryLinkUrl: null, primaryLinkLabel: null });
});

const current: Links = {
  primary: { url: "https://a.example", label: "A" },
  additional: [
    { url: "https://www.a.example", label: "www" },
    { url: "https://b.example", label: null },
  ],
};

test("a new address keeps the label and the additional links", () => {
  expect(writeLinks(completeLinks({ primary: "https://new.example" }, current))).toEqual({
    primaryLinkUrl: "https://new.example",
    primaryLinkLabel: "A",
    secondaryLinks: [
      { url: "https://www.a.example", label: "www" },
      { url: "https://b.example", label: null },
    ],
  });
});

test("new additional links keep the primary one", () => {
  expect(writeLinks(completeLinks({ additional: [] }, current))).toEqual({
    primaryLinkUrl: "https://a.example",
    primaryLinkLabel: "A",
    secondaryLinks: [],
  });
});

test("a primary link that is cleared keeps the additional ones", () => {
  expect(writeLinks(completeLinks({ primary: null }, current))).toMatchObject({
    primaryLinkUrl: null,
    primaryLinkLabel: null,
    secondaryLinks: [{ label: "www" }, { label: null }],
  });
});

test("a write is whole when it names the address, its label and the additional links", () => {
  const whole = { primary: { url: "https://a.example", label: "A" }, additional: [] };
  expect(isPartialLinks(whole)).toBe(false);
  expect(isPartialLinks({ primary: null, additional: [] })).toBe(false);
  expect(isPartialLinks({ primary: "https://a.example", additional: [] })).toBe(true);
  expect(isPartialLinks({ primary: whole.primary })).toBe(true);
  expect(isPartialLinks({ additional: [] })).toBe(true);
});
