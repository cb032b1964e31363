import { expect, it } from "vitest";
import { isRecordId } from "../../domain/record-id.ts";
import { isOfKey, keyedIds, linkId } from "./keyed-ids.ts";

it("is the same id for the same key and values, in whatever order they come", () => {
  const { id } = keyedIds("person", "k1", { a: 1, b: { c: [2], d: undefined } });
  expect(keyedIds("person", "k1", { b: { c: [2] }, a: 1 }).id).toBe(id);
  expect(keyedIds("person", "k1", { b: { c: [2] }, a: 2 }).id).not.toBe(id);
  expect(keyedIds("person", "k2", { a: 1, b: { c: [2] } }).id).not.toBe(id);
  expect(keyedIds("company", "k1", { a: 1, b: { c: [2] } }).id).not.toBe(id);
});

it("lies in the range of its key, and of no other", () => {
  const { id, first, last } = keyedIds("person", "k1", { a: 1 });
  const other = keyedIds("person", "k1", { a: 2 });
  expect({ first: other.first, last: other.last }).toEqual({ first, last });
  expect(first <= id && id <= last).toBe(true);
  expect(isOfKey(other.id, "person", "k1")).toBe(true);
  expect(isOfKey(other.id, "person", "k2")).toBe(false);
  const stranger = keyedIds("person", "k2", { a: 1 }).id;
  expect(first <= stranger && stranger <= last).toBe(false);
});

it("is a UUID of version 8, and so are the ends of its range", () => {
  for (const id of Object.values(keyedIds("person", "k1", {}))) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(isRecordId(id)).toBe(true);
  }
});

it("is one id for one link", () => {
  const own = keyedIds("note", "k1", {}).id;
  expect(linkId(own, "person", "p")).toBe(linkId(own, "person", "p"));
  expect(linkId(own, "person", "p")).not.toBe(linkId(own, "company", "p"));
});
