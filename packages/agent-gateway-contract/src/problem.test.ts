import { describe, expect, test } from "vitest";
import { PROBLEMS, type ProblemCode, problemSchema } from "./problem.ts";

describe("problemSchema", () => {
  test("takes a problem of every code in the table", () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      const problem = { type: `about:${code}`, title, status, detail: "why", code };
      expect(problemSchema.parse(problem)).toEqual(problem);
    }
  });

  test("refuses a code that is not in the table", () => {
    const problem = { type: "about:blank", title: "t", status: 400, detail: "d", code: "oops" };
    expect(problemSchema.safeParse(problem).success).toBe(false);
  });

  test("every code stands for an error status", () => {
    const codes = Object.keys(PROBLEMS) as ProblemCode[];
    expect(codes.filter((code) => PROBLEMS[code].status < 400)).toEqual([]);
  });
});
