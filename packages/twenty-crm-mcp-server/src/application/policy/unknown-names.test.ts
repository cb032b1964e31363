import type { FieldSchema, ObjectSchema } from "twenty-client";
import { expect, test } from "vitest";
import { readPolicy } from "./read-policy.ts";
import { unknownNames } from "./unknown-names.ts";

function field(name: string, relation?: FieldSchema["relation"]): readonly [string, FieldSchema] {
  const facts = { isNullable: true, isCustom: false, isSystem: false, isUnique: false };
  const texts = { id: "", type: "TEXT", label: name, description: null, defaultValue: null };
  return [name, { name, ...facts, ...texts, ...(relation && { relation }) }];
}

const person: ObjectSchema = {
  id: "",
  singular: "person",
  plural: "people",
  label: "Person",
  labelPlural: "People",
  description: null,
  isCustom: false,
  isSystem: false,
  labelField: "name",
  fields: new Map([
    field("phones"),
    field("company", {
      kind: "many-to-one",
      targetObject: "company",
      joinColumn: "companyId",
    }),
  ]),
  isComplete: true,
};

function unknownIn(objects: string): readonly string[] {
  const policy = readPolicy(`version: 1\ndefault: allow\nobjects: ${objects}`);
  if (!policy.ok) throw new Error(policy.reason);
  return unknownNames(policy.value, [person]);
}

test("a name that the workspace lacks is told with its path and the nearest", () => {
  expect(unknownIn("{ persn: { operations: [] }, people: { fields: { deny: [phone] } } }")).toEqual(
    [
      "objects.persn: the workspace has no such object; did you mean person?",
      "objects.people.fields.deny: no such field as phone; did you mean phones?",
    ],
  );
});

test("a field denied for all objects is unknown when none has it", () => {
  expect(unknownIn('{ "*": { fields: { deny: [phones, zzzzzzzzz] } } }')).toEqual([
    "objects.*.fields.deny: no such field as zzzzzzzzz",
  ]);
});

test("singular, plural, field and the id behind a relation are known", () => {
  expect(
    unknownIn(
      "{ person: { fields: { deny: [companyId] } }, people: { fields: { allow: [company] } } }",
    ),
  ).toEqual([]);
});
