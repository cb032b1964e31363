import { expect, test } from "vitest";
import { requireRecordId, requireRecordIds } from "./record-id.ts";

const id = "20202020-b000-4485-94de-70c2a98daef2";

test("an id is trimmed and written in lower case", () => {
  expect(requireRecordId(` ${id.toUpperCase()} `)).toBe(id);
});

test.each(["", "abc", "../companies", `${id}?soft_delete=`, `${id}/restore`, undefined, 5])(
  "%j never becomes part of a path",
  (value) => {
    expect(() => requireRecordId(value)).toThrow(
      expect.objectContaining({ code: "invalid_input", field: "id" }),
    );
  },
);

test("the same id twice counts once", () => {
  expect(requireRecordIds([id, id.toUpperCase()])).toEqual([id]);
});

test("no ids at all are refused, since an empty filter matches everything", () => {
  expect(() => requireRecordIds([])).toThrow(expect.objectContaining({ code: "invalid_input" }));
});

test("more than 200 ids are refused", () => {
  const ids = Array.from(
    { length: 201 },
    (_, index) => `${id.slice(0, -3)}${String(index).padStart(3, "0")}`,
  );
  expect(requireRecordIds(ids.slice(1))).toHaveLength(200);
  expect(() => requireRecordIds(ids)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});
