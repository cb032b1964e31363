import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeOffsetCursor, encodeOffsetCursor } from "./offset-cursor.ts";

test("a cursor gives back what it was made of", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000_000 }), fc.string(), (offset, order) => {
      expect(decodeOffsetCursor(encodeOffsetCursor({ offset, order }))).toEqual({ offset, order });
    }),
  );
});

test("a cursor of Twenty's own is left alone", () => {
  expect(decodeOffsetCursor("eyJpZCI6IjAwMWRiNjFiIn0=")).toBeUndefined();
});

test.each([
  "offset.",
  "offset.%%%",
  "offset.e30",
  `offset.${btoa('[-1,"a"]')}`,
  `offset.${btoa('[1.5,"a"]')}`,
])("the damaged cursor %s is refused", (cursor) => {
  expect(() => decodeOffsetCursor(cursor)).toThrow(
    expect.objectContaining({ code: "invalid_input", field: "after" }),
  );
});
