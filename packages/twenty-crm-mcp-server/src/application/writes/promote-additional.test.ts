import { describe, expect, it } from "vitest";
import { promoteAdditional } from "./promote-additional.ts";

const emails = { primary: "a@x.example", additional: ["b@x.example", "c@x.example"] };
const phone = (number: string) => ({ number, countryCode: "US", callingCode: "+1" });

describe("a new first value that was an additional one", () => {
  it.each([
    ["by its parts", { primary: "B@x.example" }],
    ["as plain text", "b@x.example"],
  ])("changes places with the former one, given %s", (_, value) => {
    expect(promoteAdditional({ emails: value }, { emails })).toMatchObject({
      emails: { additional: ["a@x.example", "c@x.example"] },
    });
  });

  it("is known by its international number too", () => {
    const phones = { primary: phone("1"), additional: [phone("2")] };
    expect(promoteAdditional({ phones: { primary: "+12" } }, { phones })).toEqual({
      phones: { primary: "+12", additional: [phone("1")] },
    });
  });

  it("leaves nothing empty behind where there was no first one", () => {
    const links = { primary: null, additional: [{ url: "https://x.example", label: null }] };
    expect(promoteAdditional({ links: { primary: "https://x.example" } }, { links })).toEqual({
      links: { primary: "https://x.example", additional: [] },
    });
  });
});

describe("a patch stays as it is", () => {
  it.each([
    ["with a value that is new", { emails: { primary: "d@x.example" } }],
    ["that clears the first one", { emails: { primary: null } }],
    ["that names the additional ones", { emails: { primary: "b@x.example", additional: [] } }],
    ["of other fields", { jobTitle: "b@x.example" }],
  ])("%s", (_, patch) => {
    expect(promoteAdditional(patch, { emails, jobTitle: "Boss" })).toBe(patch);
  });
});
