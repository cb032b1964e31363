import { describe, expect, it } from "vitest";
import { allOf, atLeast, before, equals, matchesWords } from "./filters.ts";

describe("allOf", () => {
  it("joins what is there and never makes an empty group", () => {
    const one = { field: "a", operator: "isNull" } as const;
    expect(allOf([undefined, undefined])).toBeUndefined();
    expect(allOf([undefined, one])).toBe(one);
    expect(allOf([one, undefined, one])).toEqual({ and: [one, one] });
  });
});

describe("matchesWords", () => {
  it("wants each word in one of the fields, as it is written", () => {
    expect(matchesWords(" 50%  a_b\n", ["name", "domain"])).toEqual({
      and: [
        {
          or: [
            { field: "name", operator: "contains", value: "50%" },
            { field: "domain", operator: "contains", value: "50%" },
          ],
        },
        {
          or: [
            { field: "name", operator: "contains", value: "a_b" },
            { field: "domain", operator: "contains", value: "a_b" },
          ],
        },
      ],
    });
  });

  it("refuses more words than anyone searches for", () => {
    expect(() => matchesWords("a ".repeat(11), ["name"])).toThrowError(
      expect.objectContaining({ field: "query", message: "11 words" }),
    );
  });
});

describe("comparisons", () => {
  it("are left out without a value", () => {
    expect(equals("a", undefined)).toBeUndefined();
    expect(equals("a", null)).toBeUndefined();
    expect(atLeast("a", undefined)).toBeUndefined();
    expect(before("a", undefined)).toBeUndefined();
    expect(equals("a", "x")).toEqual({ field: "a", operator: "eq", value: "x" });
    expect(atLeast("a", 1)).toEqual({ field: "a", operator: "gte", value: 1 });
    expect(before("a", "x")).toEqual({ field: "a", operator: "lt", value: "x" });
  });
});
