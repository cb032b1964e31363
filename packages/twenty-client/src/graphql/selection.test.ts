import { expect, test } from "vitest";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { personObject } from "../records/person.ts";
import { type ObjectSchema, plainField, plainObject } from "../schema/object-schema.ts";
import { standardSchema } from "../schema/standard-schema.ts";
import { asksForRelations, selectionOf } from "./selection.ts";

const people = personObject as unknown as AnyObjectDefinition;

function schemaOf(...fields: [string, string, string?][]): ObjectSchema {
  const relation = (joinColumn: string) =>
    ({ kind: "many-to-one", targetObject: "", joinColumn }) as const;
  return plainObject(
    "person",
    "people",
    fields.map(([name, type, joinColumn]) =>
      plainField(name, type, joinColumn === undefined ? {} : { relation: relation(joinColumn) }),
    ),
  );
}

const schema = schemaOf(
  ["id", "UUID"],
  ["name", "FULL_NAME"],
  ["company", "RELATION", "companyId"],
  ["mentor", "RELATION", "mentorId"],
  ["noteTargets", "RELATION"],
  ["searchVector", "TS_VECTOR"],
  ["avatarFile", "FILES"],
  ["updatedBy", "ACTOR"],
  ["whatsapp", "PHONES"],
  ["intro", "TEXT"],
);

test("exactly what the server has is selected, its own fields included", () => {
  expect(selectionOf(people, schema, { withRelations: true })).toBe(
    "id name{firstName lastName} companyId company{id name} mentorId whatsapp{primaryPhoneNumber primaryPhoneCountryCode primaryPhoneCallingCode additionalPhones} intro",
  );
});

test("records behind relations can be left out", () => {
  expect(selectionOf(people, schema, { withRelations: false })).not.toContain("company{");
});

test("only the named fields are selected, and the id always", () => {
  expect(selectionOf(people, schema, { fields: ["firstName"], withRelations: true })).toBe(
    "id name{firstName lastName}",
  );
  expect(asksForRelations(people, ["firstName"])).toBe(false);
  expect(asksForRelations(people, ["company"])).toBe(true);
  expect(asksForRelations(people, undefined)).toBe(true);
});

test("without metadata nothing is selected that some servers lack", () => {
  const selection = selectionOf(people, standardSchema(people), { withRelations: true });
  expect(selection).not.toMatch(/\b(?:city|xLink)\b/);
  expect(selection).toContain("company{id name}");
});
