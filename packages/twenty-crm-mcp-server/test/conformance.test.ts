import { expect, test } from "vitest";
import { runConformance } from "./conformance/run-conformance.ts";
import { startFixture } from "./conformance/start-fixture.ts";
import { expectations, headline, shortcomings } from "./conformance/verdict.ts";

for (const revision of Object.keys(expectations)) {
  test(`the HTTP side passes every check of ${revision}`, { timeout: 120_000 }, async () => {
    await using fixture = await startFixture();
    const results = await runConformance(fixture.mcpUrl, revision);
    expect(shortcomings(revision, results), headline(revision, results)).toEqual([]);
  });
}

test("an empty or partial run is no pass", () => {
  expect(shortcomings("2026-07-28", [])).toContain("0 scenarios were scored instead of 37");
  const empty = { name: "tools-list", passed: 0, failed: 0, scored: true };
  expect(shortcomings("2026-07-28", [empty])).toContain("tools-list: 0 passed, 0 failed");
});
