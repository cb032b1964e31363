import { describe, expect, it } from "vitest";
import { matchesLike } from "./like-pattern.ts";

describe("matchesLike", () => {
  it.each([
    ["Griffin", "%riff%", false, true],
    ["Griffin", "%RIFF%", false, false],
    ["Griffin", "%RIFF%", true, true],
    ["Griffin", "Gri__in", false, true],
    ["Griffin", "riff", false, false],
    ["two\nlines", "two%lines", false, true],
    ["100% pure", "100\\% pure", false, true],
    ["1000 pure", "100\\% pure", false, false],
    ["a.c", "a.c", false, true],
    ["abc", "a.c", false, false],
    ["ÉCOLE", "école", true, true],
    ["", "%", false, true],
    ["", "_", false, false],
    ["aXbXc", "a%X%c", false, true],
    ["aXbXd", "a%X%c", false, false],
    ["👍 ok", "_ ok", false, true],
  ])("%j like %j (ignoring case: %s) is %s", (text, pattern, ignoreCase, expected) => {
    expect(matchesLike(text, pattern, ignoreCase)).toBe(expected);
  });

  it("a pattern full of wildcards does not take for ever", () => {
    const text = "a".repeat(5_000);
    expect(matchesLike(text, `${"%a".repeat(40)}%b`, false)).toBe(false);
  });
});
