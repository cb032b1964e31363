import { expect, test } from "vitest";
import { readLinks, writeLinks } from "./links.ts";

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

test("a new address keeps the label and the additional links", () => {
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
