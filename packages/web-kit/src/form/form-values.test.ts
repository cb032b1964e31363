import { expect, test } from "vitest";
import { fieldsOfSchema } from "./fields-of-schema.ts";
import { cleaned, problemsIn, withValue } from "./form-values.ts";

const fields = fieldsOfSchema({
  required: ["name"],
  properties: {
    name: { type: "string" },
    size: { type: "integer", minimum: 1 },
    rows: {
      type: "array",
      items: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
    },
  },
});

test("what is needed and what is out of bounds is told with its place", () => {
  expect([...problemsIn(fields, { size: 0, rows: [{ id: "1" }, {}] })]).toEqual([
    ["name", "Name is needed"],
    ["size", "At least 1"],
    ["rows.1.id", "Id is needed"],
  ]);
  expect(problemsIn(fields, { name: "x", size: { unread: "{", problem: "Not JSON" } })).toEqual(
    new Map([["size", "Not JSON"]]),
  );
});

test("empty texts, lists and groups are not sent; null, false and nought are", () => {
  expect(cleaned({ a: "", b: [], c: { d: "" }, e: null, f: false, g: 0, h: ["", "x"] })).toEqual({
    e: null,
    f: false,
    g: 0,
    h: ["x"],
  });
});

test("a value that is taken out leaves the others", () => {
  expect(withValue({ a: 1, b: 2 }, "a", undefined)).toEqual({ b: 2 });
});
