import { describe, expect, test } from "vitest";
import { parseGlob } from "./glob.ts";

function matches(text: string, namespace: string, name: string): boolean {
  const parsed = parseGlob(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.matches(namespace, name);
}

describe("parseGlob", () => {
  test.each([
    ["*", "sales", "crm", true],
    ["crm", "default", "crm", true],
    ["crm", "sales", "crm", false],
    ["crm-*", "default", "crm-1", true],
    ["crm-*", "default", "crm", false],
    ["crm-*", "default", "my-crm-1", false],
    ["*-mcp", "default", "crm-mcp", true],
    ["sales/*", "sales", "crm", true],
    ["sales/*", "sales2", "crm", false],
    ["*/crm", "anything", "crm", true],
    ["a.b", "default", "axb", false],
  ])("%s over %s/%s is %s", (text, namespace, name, expected) => {
    expect(matches(text, namespace, name)).toBe(expected);
  });

  test.each(["", "/", "a/", "/a", "a/b/c", "a b", "a?", "(a)", "a*b*c*d*e"])(
    "refuses %j",
    (text) => {
      expect(parseGlob(text)).toMatchObject({ ok: false });
    },
  );

  test("is quick with the worst of patterns and names", () => {
    const startedMs = performance.now();
    matches("*a*a*a", "default", "a".repeat(127).concat("b"));
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
});
