import { expect, test } from "vitest";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { opportunityObject } from "../records/opportunity.ts";
import { plainField, plainObject } from "../schema/object-schema.ts";
import { standardSchema } from "../schema/standard-schema.ts";
import { isCursorSafe, resolveOrder } from "./resolve-order.ts";

const deals = opportunityObject as unknown as AnyObjectDefinition;

const schema = plainObject("opportunity", "opportunities", [
  plainField("stage", "SELECT", { isNullable: false }),
  plainField("closeDate", "DATE_TIME"),
]);

function isSafe(field: string, by = schema): boolean {
  return isCursorSafe(resolveOrder([{ field }], deals, by), by);
}

test("records without a value come last unless the order says otherwise", () => {
  expect(
    resolveOrder(
      [
        { field: "amountMicros", direction: "desc" },
        { field: "name", nulls: "first" },
      ],
      deals,
      schema,
    ),
  ).toEqual([
    { path: ["amount", "amountMicros"], direction: "DescNullsLast" },
    { path: ["name"], direction: "AscNullsFirst" },
  ]);
});

test("cursors follow fields that are always there", () => {
  expect(
    ["id", "createdAt", "updatedAt", "position", "stage"].map((field) => isSafe(field)),
  ).toEqual([true, true, true, true, true]);
});

test("cursors do not follow fields that may be empty, nor those of other records", () => {
  expect(
    ["closeDate", "name", "amountMicros", "companyId", "companyName"].map((field) => isSafe(field)),
  ).toEqual([false, false, false, false, false]);
});

test("without metadata only the fields of every object are safe", () => {
  expect(isSafe("stage", standardSchema(deals))).toBe(false);
  expect(isSafe("createdAt", standardSchema(deals))).toBe(true);
});
