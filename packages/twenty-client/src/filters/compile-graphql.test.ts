import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { opportunityObject } from "../records/opportunity.ts";
import { standardSchema } from "../schema/standard-schema.ts";
import { compileGraphqlFilter } from "./compile-graphql.ts";
import type { Filter } from "./filter.ts";
import { resolveFilter } from "./resolve-filter.ts";

const deals = opportunityObject as unknown as AnyObjectDefinition;

function compile(filter: Filter): Json {
  return compileGraphqlFilter(resolveFilter(filter, deals, standardSchema(deals)));
}

test("paths become nested objects with exactly one operator", () => {
  expect(
    compile({
      and: [
        { field: "amountMicros", operator: "gte", value: 1_000_000_000_000n },
        { field: "companyName", operator: "contains", value: "google" },
        { not: { field: "closeDate", operator: "isNull" } },
        { or: [{ field: "stage", operator: "in", value: ["NEW", "MEETING"] }] },
      ],
    }),
  ).toEqual({
    and: [
      { amount: { amountMicros: { gte: 1_000_000_000_000 } } },
      { company: { name: { ilike: "%google%" } } },
      { not: { closeDate: { is: "NULL" } } },
      { or: [{ stage: { in: ["NEW", "MEETING"] } }] },
    ],
  });
});

test("an amount that a double would round travels as text", () => {
  expect(compile({ field: "amountMicros", operator: "eq", value: 9_007_199_254_740_993n })).toEqual(
    { amount: { amountMicros: { eq: "9007199254740993" } } },
  );
});

test("wildcards in a text are taken literally", () => {
  expect(compile({ field: "name", operator: "contains", value: "50%_\\" })).toEqual({
    name: { ilike: "%50\\%\\_\\\\%" },
  });
  expect(compile({ field: "name", operator: "startsWith", value: "a" })).toEqual({
    name: { ilike: "a%" },
  });
  expect(compile({ field: "name", operator: "endsWith", value: "a" })).toEqual({
    name: { ilike: "%a" },
  });
});

test("every text arrives as it was typed", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0")),
      (value) => {
        expect(compile({ field: "name", operator: "eq", value })).toEqual({ name: { eq: value } });
      },
    ),
  );
});
