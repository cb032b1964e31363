import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeIssues } from "./describe-issues.ts";

const schema = z.strictObject({
  name: z.string(),
  email: z.string().optional(),
  limit: z.number().optional(),
});

function described(args: Record<string, unknown>): string {
  const result = schema.safeParse(args);
  return describeIssues(result.error?.issues ?? [], args, Object.keys(schema.shape));
}

describe("describeIssues", () => {
  it("names the argument that was probably meant", () => {
    expect(described({ name: "a", emial: "x" })).toBe(
      "emial is no argument of this tool; did you mean email?",
    );
  });

  it("lists the arguments there are when none is near", () => {
    expect(described({ name: "a", telephoneNumber: "x" })).toBe(
      "telephoneNumber is no argument of this tool, which takes name, email, limit",
    );
  });

  it("names what is missing", () => {
    expect(described({})).toBe("name is required");
  });

  it("says what was expected of a wrong value", () => {
    expect(described({ name: "a", limit: "many" })).toBe(
      "limit: Invalid input: expected number, received string",
    );
  });

  it("tells of every problem, unknown names first", () => {
    expect(described({ nmae: "a" })).toBe(
      "nmae is no argument of this tool; did you mean name?; name is required",
    );
  });

  it("keeps a hostile argument name on one short line", () => {
    expect(described({ name: "a", [`x\n${"y".repeat(500)}`]: 1 }).length).toBeLessThan(160);
  });
});
