import { expect, test } from "vitest";
import { type ObjectSchema, plainField } from "../schema/object-schema.ts";
import { standardSchema } from "../schema/standard-schema.ts";
import { companyObject } from "./company.ts";
import { noteObject } from "./note.ts";
import { noteTargetObject } from "./note-target.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";
import { opportunityObject } from "./opportunity.ts";
import { personObject } from "./person.ts";
import { writeNewRecord, writeRecord } from "./write-record.ts";

const people = personObject as unknown as AnyObjectDefinition;
const companies = companyObject as unknown as AnyObjectDefinition;
const deals = opportunityObject as unknown as AnyObjectDefinition;
const notes = noteObject as unknown as AnyObjectDefinition;
const noteTargets = noteTargetObject as unknown as AnyObjectDefinition;

const id = "20202020-b000-4485-94de-70c2a98daef2";

function write(object: AnyObjectDefinition, input: Record<string, unknown>) {
  return writeRecord(object, standardSchema(object), input);
}

function complete(object: AnyObjectDefinition, ...names: string[]): ObjectSchema {
  return {
    ...standardSchema(object),
    fields: new Map(names.map((name) => [name, plainField(name, "TEXT")])),
    isComplete: true,
  };
}

test("parts of one composite travel together", () => {
  expect(write(people, { firstName: "Ada", lastName: "Lovelace" })).toEqual({
    name: { firstName: "Ada", lastName: "Lovelace" },
  });
  expect(write(people, { lastName: "King" })).toEqual({ name: { lastName: "King" } });
});

test("only what is named is written", () => {
  expect(
    write(people, { emails: { primary: "a@x.org" }, jobTitle: null, phones: undefined }),
  ).toEqual({ emails: { primaryEmail: "a@x.org" }, jobTitle: null });
  expect(write(companies, { address: { city: "Paris" } })).toEqual({
    address: { addressCity: "Paris" },
  });
});

test("money, dates and bodies take Twenty's form", () => {
  expect(
    write(deals, {
      amount: { amountMicros: 5_000_000n, currencyCode: "EUR" },
      closeDate: "2026-12-31",
    }),
  ).toEqual({
    amount: { amountMicros: 5_000_000, currencyCode: "EUR" },
    closeDate: "2026-12-31",
  });
  expect(write(notes, { body: "# Hi" })).toEqual({ bodyV2: { markdown: "# Hi" } });
});

test.each([
  [people, { companyId: "acme" }, "companyId"],
  [deals, { closeDate: "01/05/2026" }, "closeDate"],
  [people, { position: 5 }, "position"],
  [people, { company: { id } }, "company"],
  [people, { createdAt: "2020-01-01" }, "createdAt"],
  [people, { id }, "id"],
  [people, { custom: { deletedAt: null } }, "deletedAt"],
  [people, { custom: { position: 1 } }, "position"],
  [people, { custom: { updatedBy: {} } }, "updatedBy"],
  [people, { custom: { emails: {} } }, "emails"],
  [people, { custom: "x" }, "custom"],
  [people, { constructor: "x" }, "constructor"],
])("%s refuses %j by the field's name", (object, input, field) => {
  expect(() => write(object, input)).toThrow(
    expect.objectContaining({ code: "invalid_input", field }),
  );
});

test("a create may choose its id, and only a UUID", () => {
  const schema = standardSchema(people);
  expect(writeNewRecord(people, schema, { id, firstName: "Own" })).toEqual({
    id,
    name: { firstName: "Own" },
  });
  expect(() => writeNewRecord(people, schema, { id: "1" })).toThrow(
    expect.objectContaining({ code: "invalid_input", field: "id" }),
  );
});

test("a field that this version of Twenty does not have is refused before it is sent", () => {
  const schema = complete(people, "name");
  expect(() => writeRecord(people, schema, { city: "Paris" })).toThrow(
    expect.objectContaining({ code: "invalid_input", field: "city" }),
  );
  expect(() => writeRecord(people, schema, { custom: { nope: 1 } })).toThrow(
    expect.objectContaining({ field: "nope" }),
  );
});

test("the workspace's own fields are written as they are", () => {
  expect(writeRecord(people, complete(people, "intro"), { custom: { intro: "hi" } })).toEqual({
    intro: "hi",
  });
});

test("targets are written under the name that the server knows", () => {
  const older = complete(noteTargets, "noteId", "personId");
  expect(writeRecord(noteTargets, older, { personId: id })).toEqual({ personId: id });
  expect(write(noteTargets, { personId: id })).toEqual({ targetPersonId: id });
});
