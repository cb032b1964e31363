import { describe, expect, it } from "vitest";
import { textSortKey } from "./text-order.ts";

function sorted(...texts: string[]): string[] {
  return texts.toSorted((a, b) => (textSortKey(a) < textSortKey(b) ? -1 : 1));
}

describe("textSortKey", () => {
  it("ignores punctuation until letters and digits agree", () => {
    expect(sorted("[24]7.ai", "3Pillar", "2020")).toEqual(["2020", "[24]7.ai", "3Pillar"]);
  });

  it("puts lower case before upper and plain letters before accented ones", () => {
    expect(sorted("Éa", "Ea", "éa", "ea", "eb")).toEqual(["ea", "Ea", "éa", "Éa", "eb"]);
  });

  it("tells any two different texts apart", () => {
    expect(textSortKey("a-b")).not.toBe(textSortKey("ab"));
  });
});
