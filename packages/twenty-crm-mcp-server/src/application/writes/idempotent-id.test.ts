import { expect, it } from "vitest";
import { isRecordId } from "../../domain/record-id.ts";
import { idempotentId } from "./idempotent-id.ts";

it("is the same id for the same key, and another for another", () => {
  expect(idempotentId("person", "k1")).toBe(idempotentId("person", "k1"));
  expect(idempotentId("person", "k1")).not.toBe(idempotentId("person", "k2"));
  expect(idempotentId("person", "k1")).not.toBe(idempotentId("company", "k1"));
});

it("is a UUID of version 8", () => {
  expect(idempotentId("person", "k1")).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(isRecordId(idempotentId("person", "k1"))).toBe(true);
});
