import { expect, it } from "vitest";
import { orderByField, sortOf } from "./sorts.ts";

const sorts = { createdAt: "createdAt", amount: "amountMicros" };

it("offers each field in both directions, newest first by default", () => {
  const field = orderByField(sorts);
  expect(field.parse(undefined)).toBe("-createdAt");
  expect(field.parse("amount")).toBe("amount");
  expect(field.safeParse("name").success).toBe(false);
});

it("reads the direction off the minus", () => {
  expect(sortOf("-amount", sorts)).toEqual({ field: "amountMicros", direction: "desc" });
  expect(sortOf("createdAt", sorts)).toEqual({ field: "createdAt", direction: "asc" });
});
