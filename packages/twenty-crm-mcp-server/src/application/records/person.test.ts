import type { Person } from "twenty-client";
import { describe, expect, it } from "vitest";
import { personColumnNames, personInput, personName, personRow, showPerson } from "./person.ts";

const bare: Person = {
  id: "7",
  createdAt: "2026-01-02T03:04:05.000Z",
  updatedAt: "2026-01-02T00:00:00.000Z",
  deletedAt: null,
  createdBy: null,
  custom: {},
  firstName: "",
  lastName: "Lovelace",
  emails: { primary: null, additional: [] },
  phones: { primary: null, additional: [] },
  jobTitle: null,
  linkedin: { primary: null, additional: [] },
  x: { primary: null, additional: [] },
  city: null,
  avatarUrl: null,
  companyId: null,
};

describe("personInput", () => {
  it("says nothing of what is not named", () => {
    expect(personInput({})).toEqual({});
    expect(personInput({ jobTitle: "CTO", company: { id: "8" }, email: undefined })).toEqual({
      jobTitle: "CTO",
      companyId: "8",
    });
  });

  it("clears what is null", () => {
    expect(
      personInput({
        firstName: null,
        email: null,
        phone: null,
        jobTitle: null,
        linkedin: null,
        company: null,
      }),
    ).toEqual({
      firstName: "",
      emails: { primary: null },
      phones: { primary: null },
      jobTitle: null,
      linkedin: { primary: null },
      companyId: null,
    });
  });
});

describe("showPerson", () => {
  it("leaves out what is empty", () => {
    expect(showPerson(bare, "https://crm.example")).toEqual({
      id: "7",
      url: "https://crm.example/object/person/7",
      lastName: "Lovelace",
      createdAt: "2026-01-02T03:04:05Z",
      updatedAt: "2026-01-02",
    });
  });

  it("shows composites flat", () => {
    const person: Person = {
      ...bare,
      emails: { primary: "a@x.example", additional: ["b@x.example"] },
      phones: {
        primary: { number: "4155552671", countryCode: "US", callingCode: "+1" },
        additional: [],
      },
      linkedin: { primary: { url: "linkedin.com/in/a", label: null }, additional: [] },
      companyId: "8",
      company: { id: "8", name: "Acme" },
    };
    expect(showPerson(person, "https://crm.example")).toMatchObject({
      email: "a@x.example",
      otherEmails: ["b@x.example"],
      phone: "+14155552671",
      linkedin: "linkedin.com/in/a",
      company: "Acme",
      companyId: "8",
    });
  });
});

it("a row of the list may hold any column", () => {
  expect(Object.keys(personRow.shape).toSorted()).toEqual(["id", ...personColumnNames].toSorted());
});

it("a person with one name has no stray space", () => {
  expect(personName({ firstName: "", lastName: "Lovelace" })).toBe("Lovelace");
  expect(personName({ firstName: "Ada", lastName: "Lovelace" })).toBe("Ada Lovelace");
});
