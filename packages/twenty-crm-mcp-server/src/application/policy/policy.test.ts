import { expect, test } from "vitest";
import { isAllowed, isFieldAllowed, operations, type Policy } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

const person = { singular: "person", plural: "people" };
const task = { singular: "task", plural: "tasks" };

function policyOf(text: string): Policy {
  const result = readPolicy(`version: 1\n${text}`);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

test.each(["allow", "deny"])("an object that is not named follows the default: %s", (choice) => {
  const policy = policyOf(`default: ${choice}`);
  for (const operation of operations)
    expect(isAllowed(policy, task, operation)).toBe(choice === "allow");
});

test("an object's operations are exactly those listed, whatever the default and *", () => {
  const policy = policyOf(
    'default: allow\nobjects: { person: { operations: [read] }, "*": { operations: [read, update] } }',
  );
  expect(operations.filter((each) => isAllowed(policy, person, each))).toEqual(["read"]);
  expect(operations.filter((each) => isAllowed(policy, task, each))).toEqual(["read", "update"]);
});

test("an empty list of operations denies the object", () => {
  const policy = policyOf("default: allow\nobjects: { person: { operations: [] } }");
  expect(operations.filter((each) => isAllowed(policy, person, each))).toEqual([]);
});

test("a rule by the plural name holds, and with one by the singular name only what both allow", () => {
  const policy = policyOf(
    "default: allow\nobjects: { person: { operations: [read, update] }, people: { operations: [read, create] } }",
  );
  expect(operations.filter((each) => isAllowed(policy, person, each))).toEqual(["read"]);
});

test("fields denied for all objects are denied for those with rules of their own", () => {
  const policy = policyOf(
    'default: allow\nobjects: { "*": { fields: { deny: [salary] } }, person: { fields: { deny: [phones] } } }',
  );
  expect(isFieldAllowed(policy, person, "salary")).toBe(false);
  expect(isFieldAllowed(policy, person, "phones")).toBe(false);
  expect(isFieldAllowed(policy, task, "phones")).toBe(true);
});

test("of allowed fields only those remain, and the id always", () => {
  const policy = policyOf("default: allow\nobjects: { person: { fields: { allow: [name] } } }");
  expect(["id", "name", "emails"].filter((name) => isFieldAllowed(policy, person, name))).toEqual([
    "id",
    "name",
  ]);
});
