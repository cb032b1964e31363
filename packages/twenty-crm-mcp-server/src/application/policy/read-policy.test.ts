import { expect, test } from "vitest";
import { readPolicy } from "./read-policy.ts";

function reasonOf(text: string): string {
  const result = readPolicy(text);
  return result.ok ? "" : result.reason;
}

test("YAML and JSON say the same", () => {
  const yaml = "version: 1\ndefault: deny\nobjects:\n  person: { operations: [read] }\n";
  const json = '{"version":1,"default":"deny","objects":{"person":{"operations":["read"]}}}';
  const policy = readPolicy(yaml);
  expect(policy).toEqual(readPolicy(json));
  expect(policy).toMatchObject({ ok: true, value: { default: "deny" } });
});

test.each([
  ["version: 1\ndefault: allow\nobject: {}", "object is unknown; did you mean objects?"],
  [
    "version: 1\ndefault: allow\nobjects: { person: { operation: [read] } }",
    "objects.person.operation is unknown; did you mean operations?",
  ],
  [
    "version: 1\ndefault: allow\nobjects: { person: { fields: { denny: [x] } } }",
    "objects.person.fields.denny is unknown; did you mean deny?",
  ],
])("an unknown key is refused with its path and the nearest name", (text, reason) => {
  expect(reasonOf(text)).toBe(reason);
});

test("an unknown operation is refused with its path and the known ones", () => {
  const reason = reasonOf(
    "version: 1\ndefault: allow\nobjects: { person: { operations: [raed] } }",
  );
  expect(reason).toContain("objects.person.operations.0");
  expect(reason).toContain("read, create, update, delete, restore, destroy, merge");
});

test("a default has to be chosen", () => {
  expect(reasonOf("version: 1")).toContain("default");
});

test("an object may not be written where it may not be read", () => {
  expect(
    reasonOf("version: 1\ndefault: allow\nobjects: { person: { operations: [update] } }"),
  ).toBe("objects.person.operations: update need read; add read");
});

test("the id of a record cannot be denied", () => {
  expect(
    reasonOf("version: 1\ndefault: allow\nobjects: { person: { fields: { deny: [id] } } }"),
  ).toContain("objects.person.fields.deny: id");
});

test.each(["version: 1\ndefault: allow\ndefault: deny", "version: [", "a: &x 1\nb: *x"])(
  "a document that YAML cannot hold to one meaning is refused",
  (text) => {
    expect(reasonOf(text)).toContain("is not YAML or JSON");
  },
);

test("an empty document is refused", () => {
  expect(reasonOf("")).toContain("the document");
});
