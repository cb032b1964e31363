import { describe, expect, it } from "vitest";
import { linkSpellings, parseLink } from "./web-link.ts";

describe("parseLink", () => {
  it.each([
    ["https://ACME.example/", "https://acme.example"],
    ["HTTP://Acme.example/About", "http://acme.example/About"],
    ["acme.example", "acme.example"],
    ["acme.example/", "acme.example"],
    [" linkedin.com/in/ada ", "linkedin.com/in/ada"],
  ])("reads %s as %s", (input, link) => {
    expect(parseLink(input)).toEqual({ ok: true, value: link });
  });

  it.each([
    "acme",
    "",
    "javascript:alert(1)",
    "ftp://acme.example",
    "a b.com",
    "https://u:p@acme.example",
  ])("refuses %j", (input) => {
    expect(parseLink(input).ok).toBe(false);
  });
});

describe("linkSpellings", () => {
  it("names one website with and without scheme and www", () => {
    for (const typed of ["acme.example", "https://www.acme.example", "http://Acme.example/"]) {
      expect(linkSpellings(typed)).toEqual(
        expect.arrayContaining([
          "acme.example",
          "https://acme.example",
          "http://acme.example",
          "www.acme.example",
          "https://www.acme.example",
        ]),
      );
    }
  });

  it("keeps the path", () => {
    expect(linkSpellings("acme.example/uk")).toContain("https://acme.example/uk");
  });
});
