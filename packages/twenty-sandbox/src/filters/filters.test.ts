import { describe, expect, it } from "vitest";
import { compileWorkspace } from "../metadata/compile-workspace.ts";
import { defineField, defineOptions } from "../metadata/define-field.ts";
import { checkFilter } from "./check-filter.ts";
import { compileFilter } from "./compile-filter.ts";
import { type FilterInput, mentionsDeletedAt } from "./filter-input.ts";

const tags = defineField("MULTI_SELECT", "tags", "Tags", {
  options: defineOptions({ A: "A", B: "B" }),
});
const workspace = compileWorkspace({ objects: [], fields: { company: [tags] } });
const company = workspace.bySingular("company");
const opportunity = workspace.bySingular("opportunity");
if (company === undefined || opportunity === undefined) throw new Error("No such objects");

const compile = (filter: FilterInput, object = company) =>
  compileFilter(checkFilter(workspace, object, filter), "t");

describe("filters", () => {
  it("values are parameters, never SQL", () => {
    const { sql, parameters } = compile({ name: { eq: "'; DROP TABLE company --" } });
    expect(sql).toBe('(t."name" = ?)');
    expect(parameters).toEqual(["'; DROP TABLE company --"]);
  });

  it("an empty text also finds null, because that is how it is stored", () => {
    expect(compile({ name: { eq: "" } }).sql).toBe('((t."name" = ? OR t."name" IS NULL))');
    expect(compile({ employees: { eq: 0 } }).sql).toBe('(t."employees" = ?)');
  });

  it("an empty or, and an empty filter, match everything", () => {
    expect(compile({ or: [] }).sql).toBe("(1)");
    expect(compile({}).sql).toBe("1");
  });

  it("options compare in the order of their declaration", () => {
    const { sql, parameters } = compile({ stage: { gt: "MEETING" } }, opportunity);
    expect(sql).toContain("WHEN 'PROPOSAL' THEN 3");
    expect(parameters).toEqual([2]);
  });

  it("a relation is looked up among the records that are not soft-deleted", () => {
    const { sql, parameters } = compile({ company: { name: { eq: "Acme" } } }, opportunity);
    expect(sql).toContain('r."id" = t."companyId" AND r."deletedAt" IS NULL');
    expect(parameters).toEqual(["Acme"]);
  });

  it.each<[FilterInput, string]>([
    [{ nope: { eq: 1 } }, 'Object company doesn\'t have any "nope" field.'],
    [{ address: { nope: { eq: 1 } } }, 'Sub field "nope" not found for composite type: ADDRESS'],
    [
      { employees: { gte: 1, lte: 2 } },
      'Filter for field "employees" must have exactly one operator',
    ],
    [
      { tags: { eq: "A" } },
      'Operator "eq" is not valid for field "tags" of type MULTI_SELECT - Allowed operators: containsAny, is, isEmptyArray',
    ],
    [{ id: { in: [] } }, "Invalid filter value for field id. Expected non-empty array"],
    [{ id: { eq: "abc" } }, "Invalid UUID value 'abc' for field \"id\""],
    [{ employees: { is: "null" } }, 'Expected "NULL" or "NOT_NULL"'],
    [{ createdAt: { gt: "yesterday" } }, "Invalid value 'yesterday' for date-time field"],
    [{ tags: { containsAny: ["C"] } }, 'company_tags_enum: "C"'],
  ])("%j is refused", (filter, message) => {
    expect(() => compile(filter)).toThrow(message);
  });

  it("sees deletedAt at any depth, but not in a related record", () => {
    const named = { deletedAt: { is: "NULL" } };
    expect(mentionsDeletedAt({ and: [{ or: [named] }] })).toBe(true);
    expect(mentionsDeletedAt({ company: named })).toBe(false);
  });
});
