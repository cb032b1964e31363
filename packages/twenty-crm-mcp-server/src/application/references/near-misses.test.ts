import { describe, expect, it } from "vitest";
import { mostSimilar, resembles } from "./near-misses.ts";

describe("mostSimilar", () => {
  it("keeps the three best and drops what is unlike", () => {
    const candidates = ["Zorg", "Google", "Gogle", "Goggle", "Googol"].map((name, index) => ({
      id: String(index),
      name,
      detail: null,
    }));
    const names = mostSimilar("Googel", candidates).map(({ name }) => name);
    expect(names).toHaveLength(3);
    expect(names[0]).toBe("Google");
    expect(names).not.toContain("Zorg");
  });
});

describe("resembles", () => {
  it("looks for the first letters and for each longer word", () => {
    expect(resembles("Acme of UK", ["name"])).toEqual({
      or: [
        { field: "name", operator: "startsWith", value: "Ac" },
        { field: "name", operator: "contains", value: "Acme" },
      ],
    });
  });
});
