import { describe, expect, it } from "vitest";
import { compileWorkspace } from "../metadata/compile-workspace.ts";
import { parseFilter } from "./parse-filter.ts";

const company = compileWorkspace({ objects: [], fields: {} }).bySingular("company");
if (company === undefined) throw new Error("No company");
const parse = (text: string) => parseFilter(text, company);

describe("parseFilter", () => {
  it.each([
    ["name[eq]:Acme", { and: [{ name: { eq: "Acme" } }] }],
    ['name[eq]:"Foo, Inc"', { and: [{ name: { eq: "Foo, Inc" } }] }],
    ["name[eq]:a:b", { and: [{ name: { eq: "a:b" } }] }],
    [
      "employees[gte]:10,employees[lte]:100",
      { and: [{ employees: { gte: 10 } }, { employees: { lte: 100 } }] },
    ],
    [
      "or(name[eq]:A,not(employees[is]:NULL))",
      { or: [{ name: { eq: "A" } }, { not: { employees: { is: "NULL" } } }] },
    ],
    ['name[in]:["A",B]', { and: [{ name: { in: ["A", "B"] } }] }],
    [
      "domainName.primaryLinkUrl[like]:%x%",
      { and: [{ domainName: { primaryLinkUrl: { like: "%x%" } } }] },
    ],
    ["accountOwner.name[eq]:x", { and: [{ accountOwner: { name: { eq: "x" } } }] }],
  ])("%s is understood", (text, filter) => {
    expect(parse(text)).toEqual(filter);
  });

  it("a value with an apostrophe swallows the condition behind it", () => {
    expect(parse(`name[ilike]:"%O'Brien%",employees[gt]:1`)).toEqual({
      and: [{ name: { ilike: `"%O'Brien%",employees[gt]:1` } }],
    });
  });

  it("two conjunctions side by side are read as one, wrongly", () => {
    expect(parse("or(name[eq]:A,name[eq]:B),and(employees[gt]:1)")).toEqual({
      or: [{ name: { eq: "A" } }, { name: { eq: "B),and(employees[gt]:1" } }],
    });
  });

  it.each([
    ["name=Acme", "'filter' invalid for 'name=Acme'. eg: price[gte]:10"],
    ["name[eq]:", "'filter' invalid for 'name[eq]:'. eg: price[gte]:10"],
    ["and(name[eq]:a", "'filter' invalid. 1 close bracket is missing in the query"],
    [
      "name[contains]:a",
      "'filter' invalid for 'name[contains]:a', comparator contains not in eq, neq, in, containsAny, is, gt, gte, lt, lte, startsWith, endsWith, like, ilike",
    ],
    [
      "name[in]:a",
      "'filter' invalid for 'in' operator. Received 'a' but array value expected eg: 'field[in]:[value_1,value_2]'",
    ],
    [
      "not(name[eq]:a,name[eq]:b)",
      "'filter' invalid. 'not' conjunction should contain only 1 condition. eg: not(field[eq]:1)",
    ],
  ])("%s is refused", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
