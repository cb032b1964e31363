import { expect, test } from "vitest";
import { compareVersions } from "./compare-versions.ts";

test("versions stand in the order of Semantic Versioning's own example (§11.4)", () => {
  const inOrder = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.2.0",
    "1.10.0",
    "2.0.0",
  ];
  for (const [index, earlier] of inOrder.entries()) {
    for (const later of inOrder.slice(index + 1)) {
      expect(compareVersions(earlier, later)).toBeLessThan(0);
      expect(compareVersions(later, earlier)).toBeGreaterThan(0);
    }
  }
});

test.each([
  ["main", "main", 0],
  ["1.0", "1.0.1", -1],
  ["v2", "1.9", 1],
  ["2026-01", "2026-02", -1],
])("%s against %s is %d", (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b))).toBe(expected);
});
