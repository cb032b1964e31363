import { expect, test } from "vitest";
import { noteTargetObject } from "./note-target.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";
import { opportunityObject } from "./opportunity.ts";
import { personObject } from "./person.ts";
import { readRecord } from "./read-record.ts";

const people = personObject as unknown as AnyObjectDefinition;
const deals = opportunityObject as unknown as AnyObjectDefinition;
const noteTargets = noteTargetObject as unknown as AnyObjectDefinition;

const wire = {
  id: "p1",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-02T00:00:00.000Z",
  deletedAt: null,
  name: { firstName: "Ada", lastName: "Lovelace" },
  emails: { primaryEmail: "ada@x.org", additionalEmails: [] },
  jobTitle: "",
  phones: { primaryPhoneNumber: "", additionalPhones: [] },
  linkedinLink: { primaryLinkUrl: "linkedin.com/in/ada", primaryLinkLabel: "", secondaryLinks: [] },
  avatarUrl: "",
  position: 1,
  createdBy: { source: "API", name: "key", workspaceMemberId: null, context: {} },
  updatedBy: { source: "API", name: "key" },
  searchVector: "'ada':1",
  companyId: "c1",
  company: { id: "c1", name: "Acme" },
  intro: "hello",
  budget: { amountMicros: 9_007_199_254_740_993n, currencyCode: "EUR" },
};

test("composites become flat, the workspace's own fields go under custom, bookkeeping is left out", () => {
  expect(readRecord(people, wire)).toEqual({
    id: "p1",
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-02T00:00:00.000Z",
    deletedAt: null,
    createdBy: { source: "API", name: "key", workspaceMemberId: null },
    firstName: "Ada",
    lastName: "Lovelace",
    emails: { primary: "ada@x.org", additional: [] },
    phones: { primary: null, additional: [] },
    jobTitle: null,
    linkedin: { primary: { url: "linkedin.com/in/ada", label: null }, additional: [] },
    x: { primary: null, additional: [] },
    city: null,
    avatarUrl: null,
    companyId: "c1",
    company: { id: "c1", name: "Acme" },
    custom: {
      intro: "hello",
      budget: { amountMicros: "9007199254740993", currencyCode: "EUR" },
    },
  });
});

test("a record can always be written as JSON except for its money", () => {
  expect(() => JSON.stringify(readRecord(people, wire))).not.toThrow();
});

test("a relation that the API does not tell of is absent, one to nothing is null", () => {
  const { company, ...untold } = wire;
  expect(readRecord(people, untold)).not.toHaveProperty("company");
  expect(readRecord(people, { ...untold, company: null })).toHaveProperty("company", null);
  expect(company).toBeDefined();
});

test("a person behind a relation goes by the whole name", () => {
  const pointOfContact = { id: "p1", name: { firstName: "Ada", lastName: "" } };
  expect(readRecord(deals, { id: "d1", pointOfContact })).toMatchObject({
    pointOfContact: { id: "p1", name: "Ada" },
  });
});

test("only the named fields and the id are read", () => {
  expect(readRecord(people, wire, ["firstName"])).toEqual({ id: "p1", firstName: "Ada" });
  expect(readRecord(people, wire, ["custom"])).toHaveProperty("custom.intro", "hello");
});

test("targets are read under their older and their newer names", () => {
  expect(readRecord(noteTargets, { id: "t", personId: "p1" })).toMatchObject({ personId: "p1" });
  expect(readRecord(noteTargets, { id: "t", targetPersonId: "p1" })).toMatchObject({
    personId: "p1",
    companyId: null,
  });
});

test("the target of the workspace's own object is a custom field", () => {
  expect(readRecord(noteTargets, { id: "t", targetRocketId: "r1" })).toMatchObject({
    custom: { targetRocketId: "r1" },
  });
});
