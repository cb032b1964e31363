import { describe, expect, it } from "vitest";
import { type Candidate, chooseOne } from "./choose-one.ts";

const acme = (id: string): Candidate => ({ id, name: "Acme", detail: `acme${id}.example` });

function choose(matches: readonly Candidate[], near: readonly Candidate[] = []) {
  return chooseOne({
    field: "company",
    reference: "Acme",
    nouns: { one: "company", many: "companies" },
    matches,
    nearMisses: async () => near,
  });
}

describe("chooseOne", () => {
  it("takes the only match", async () => {
    await expect(choose([acme("1")])).resolves.toEqual(acme("1"));
  });

  it("lists the choices when several match, and how many more there are", async () => {
    await expect(choose(["1", "2", "3", "4"].map(acme))).rejects.toMatchObject({
      field: "company",
      message:
        '4 companies are called "Acme": "Acme" "acme1.example" 1, "Acme" "acme2.example" 2, "Acme" "acme3.example" 3 and 1 more',
      wayOut: "Give the id of the one you mean.",
    });
  });

  it("lists similar names when none matches", async () => {
    await expect(choose([], [{ id: "7", name: "Acne", detail: null }])).rejects.toMatchObject({
      message: 'no company is called "Acme"; similar: "Acne" 7',
    });
  });

  it("says so when nothing is similar either", async () => {
    await expect(choose([])).rejects.toMatchObject({
      message: 'no company is called "Acme"',
      wayOut: "Look with the list tool, or create the company first.",
    });
  });
});
