import { expect, test } from "vitest";
import { noteTargetObject } from "../records/note-target.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { personObject } from "../records/person.ts";
import { plainField, plainObject } from "../schema/object-schema.ts";
import { standardSchema } from "../schema/standard-schema.ts";
import type { Filter } from "./filter.ts";
import { resolveFilter } from "./resolve-filter.ts";

const people = personObject as unknown as AnyObjectDefinition;
const noteTargets = noteTargetObject as unknown as AnyObjectDefinition;

function resolve(filter: Filter): unknown {
  return resolveFilter(filter, people, standardSchema(people));
}

const refusals: readonly [string, Filter][] = [
  ["an empty and", { and: [] }],
  ["an empty or", { or: [] }],
  ["an empty group inside another", { and: [{ or: [] }] }],
  ["an empty in", { field: "id", operator: "in", value: [] }],
  ["a malformed id", { field: "companyId", operator: "eq", value: "abc" }],
  ["a date month first", { field: "createdAt", operator: "gt", value: "01/05/2026" }],
  ["a word for a number", { field: "position", operator: "gt", value: "many" }],
  ["an infinite number", { field: "position", operator: "gt", value: Number.POSITIVE_INFINITY }],
  ["a NUL character", { field: "firstName", operator: "eq", value: "a\0b" }],
  ["a NUL character in a part", { field: "firstName", operator: "contains", value: "a\0b" }],
  ["a name that is none", { field: "id[is]:NULL,x", operator: "isNull" }],
  ["a name of the prototype", { field: "__proto__", operator: "isNull" }],
];

test.each(refusals)("%s is refused", (_, filter) => {
  expect(() => resolve(filter)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});

test("a filter that is nested without end is refused", () => {
  let filter: Filter = { field: "id", operator: "isNotNull" };
  for (let depth = 0; depth < 50; depth += 1) filter = { not: filter };
  expect(() => resolve(filter)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});

test("a field of the workspace's own keeps its name", () => {
  expect(resolve({ field: "whatsapp.primaryPhoneNumber", operator: "eq", value: "5" })).toEqual({
    kind: "condition",
    condition: {
      path: ["whatsapp", "primaryPhoneNumber"],
      operator: "eq",
      value: { form: "text", text: "5" },
    },
  });
});

test("an id is written in lower case", () => {
  expect(
    resolve({ field: "id", operator: "eq", value: "20202020-B000-4485-94DE-70C2A98DAEF2" }),
  ).toMatchObject({
    condition: { value: { literal: "20202020-b000-4485-94de-70c2a98daef2" } },
  });
});

test("a field that older servers call differently gets the name that this one has", () => {
  const older = plainObject("noteTarget", "noteTargets", [
    plainField("person", "RELATION", {
      relation: { kind: "many-to-one", targetObject: "person", joinColumn: "personId" },
    }),
  ]);
  const filter: Filter = { field: "personId", operator: "isNotNull" };
  expect(resolveFilter(filter, noteTargets, older)).toMatchObject({
    condition: { path: ["personId"] },
  });
  expect(resolveFilter(filter, noteTargets, standardSchema(noteTargets))).toMatchObject({
    condition: { path: ["targetPersonId"] },
  });
});
