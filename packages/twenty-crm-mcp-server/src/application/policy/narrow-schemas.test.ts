import type { FieldSchema, ObjectSchema } from "twenty-client";
import { expect, test } from "vitest";
import { narrowSchemas } from "./narrow-schemas.ts";
import { readPolicy } from "./read-policy.ts";

function field(name: string, relation?: FieldSchema["relation"]): FieldSchema {
  return {
    id: "",
    name,
    type: relation ? "RELATION" : "TEXT",
    label: name,
    description: null,
    isNullable: true,
    isCustom: false,
    isSystem: false,
    isUnique: false,
    defaultValue: null,
    ...(relation && { relation }),
  };
}

function object(singular: string, plural: string, fields: readonly FieldSchema[]): ObjectSchema {
  return {
    id: "",
    singular,
    plural,
    label: singular,
    labelPlural: plural,
    description: null,
    isCustom: false,
    isSystem: false,
    labelField: "name",
    fields: new Map(fields.map((each) => [each.name, each])),
    isComplete: true,
  };
}

const personFields = [
  field("id"),
  field("name"),
  field("jobTitle"),
  field("companyId"),
  field("company", { kind: "many-to-one", targetObject: "company", joinColumn: "companyId" }),
];
const person: ObjectSchema = {
  ...object("person", "people", personFields),
  duplicateCriteria: [["nameFirstName", "nameLastName"], ["jobTitle"]],
};
const company = object("company", "companies", [
  field("id"),
  field("name"),
  field("people", { kind: "one-to-many", targetObject: "person" }),
]);

function narrowed(objects: string): readonly ObjectSchema[] {
  const policy = readPolicy(`version: 1\ndefault: allow\nobjects: ${objects}`);
  if (!policy.ok) throw new Error(policy.reason);
  return narrowSchemas([person, company], policy.value);
}

test("an object that may not be read is gone, and with it every way that leads to it", () => {
  const [only, ...others] = narrowed("{ company: { operations: [] } }");
  expect(others).toEqual([]);
  expect([...(only?.fields.keys() ?? [])]).toEqual(["id", "name", "jobTitle"]);
});

test.each(["company", "companyId"])("a relation goes with its id: %s denied", (name) => {
  const [seen] = narrowed(`{ person: { fields: { deny: [${name}] } } }`);
  expect([...(seen?.fields.keys() ?? [])]).toEqual(["id", "name", "jobTitle"]);
});

test("a denied label gives way to the id, and to no comparison for duplicates", () => {
  const [seen] = narrowed("{ person: { fields: { deny: [name] } } }");
  expect(seen?.labelField).toBe("id");
  expect(seen?.duplicateCriteria).toEqual([["jobTitle"]]);
});

test("what no rule names stays as it is", () => {
  expect(narrowed("{}")).toEqual([person, company]);
});
