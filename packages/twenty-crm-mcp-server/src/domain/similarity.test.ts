import { describe, expect, it } from "vitest";
import { isSameName, similarity } from "./similarity.ts";

describe("similarity", () => {
  it("is 1 for the same name in another case and 0 for nothing in common", () => {
    expect(similarity("Acme", "ACME")).toBe(1);
    expect(similarity("Acme", "Zorg")).toBe(0);
  });

  it("ranks a typing mistake above a different name", () => {
    expect(similarity("Googel", "Google")).toBeGreaterThan(similarity("Googel", "Gopher"));
  });

  it("compares names too short for a pair by themselves", () => {
    expect(similarity("X", "x")).toBe(1);
    expect(similarity("X", "Y")).toBe(0);
  });
});

describe("isSameName", () => {
  it("ignores case, spacing and how accents are encoded", () => {
    expect(isSameName("  Café   Noir", "cafe\u0301 noir")).toBe(true);
    expect(isSameName("Acme", "Acme Ltd")).toBe(false);
  });
});
