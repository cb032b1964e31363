import { describe, expect, it } from "vitest";
import { resolveVariables } from "./resolve-variables.ts";

describe("a variable", () => {
  const given = { trigger: { name: "Ada", age: 36, tags: ["a"] }, "step-1": { id: "x" } };

  it("that is the whole text becomes the value itself", () => {
    expect(resolveVariables("{{trigger.age}}", given)).toBe(36);
    expect(resolveVariables("{{ trigger.tags }}", given)).toEqual(["a"]);
  });

  it("within a text becomes its words", () => {
    expect(resolveVariables("{{trigger.name}} ({{step-1.id}}): {{trigger.tags}}", given)).toBe(
      'Ada (x): ["a"]',
    );
  });

  it("is found at any depth", () => {
    expect(resolveVariables({ a: [{ b: "{{trigger.name}}" }, 1, null] }, given)).toEqual({
      a: [{ b: "Ada" }, 1, null],
    });
  });

  it("that nobody gave is nothing", () => {
    expect(resolveVariables("{{trigger.nope.deeper}}", given)).toBeNull();
    expect(resolveVariables("Dear {{trigger.toString}}!", given)).toBe("Dear !");
  });
});
