import { describe, expect, test } from "vitest";
import { runConformance } from "./conformance/run-conformance.ts";
import { readBaselineRun, runWithBaseline } from "./conformance/run-with-baseline.ts";
import { startFixture } from "./conformance/start-fixture.ts";
import { realServers, startReal } from "./conformance/start-real.ts";
import {
  baselineHeadline,
  baselineShortcomings,
  expectations,
  headline,
  shortcomings,
} from "./conformance/verdict.ts";

// The suite spends most of its time waiting, each run for another server.
describe.concurrent("the official suite", () => {
  for (const revision of Object.keys(expectations)) {
    test(`the HTTP side passes every check of ${revision}`, { timeout: 120_000 }, async () => {
      await using fixture = await startFixture();
      const results = await runConformance(fixture.mcpUrl, revision);
      expect(shortcomings(revision, results), headline(revision, results)).toEqual([]);
    });

    for (const [name, exposure] of Object.entries(realServers)) {
      test(`the real server with ${name} fails nothing of ${revision} but the baseline`, {
        timeout: 120_000,
      }, async () => {
        await using real = await startReal(exposure);
        const run = await runWithBaseline(real.mcpUrl, revision);
        expect(baselineShortcomings(revision, run), baselineHeadline(revision, run)).toEqual([]);
      });
    }
  }
});

test("an empty or partial run is no pass", () => {
  expect(shortcomings("2026-07-28", [])).toContain("0 scenarios were scored instead of 37");
  const empty = { name: "tools-list", passed: 0, failed: 0, scored: true, reasons: [] };
  expect(shortcomings("2026-07-28", [empty])).toContain("tools-list: 0 passed, 0 failed");
});

test("the baseline excuses what it names, and nothing that it names may pass", () => {
  const output = [
    "=== SUMMARY ===",
    "✓ ping: 2 passed, 0 failed",
    "✗ tools-call-image: 1 passed, 1 failed",
    "\u001b[33mExpected failures (in baseline):\u001b[0m",
    "  ~ prompts-get-simple:prompts-get-simple",
    "",
    "\u001b[31mStale baseline entries (now passing - remove from baseline):\u001b[0m",
    "  ✓ ping",
    "",
    "\u001b[31mUnexpected failures (not in baseline):\u001b[0m",
    "  ✗ tools-call-image",
    "",
  ].join("\n");
  const entries = ["prompts-get-simple:prompts-get-simple", "ping", "of-no-suite:of-no-suite"];
  const required = ["ping", "tools-call-image"];
  expect(baselineShortcomings("2025-11-25", readBaselineRun(output, entries, required))).toEqual([
    "2 scenarios were scored instead of 30",
    "tools-call-image fails and is not in the baseline",
    "ping fails no longer: take it out of the baseline",
    "of-no-suite:of-no-suite fails no longer: take it out of the baseline",
  ]);
  expect(
    baselineShortcomings("2025-11-25", readBaselineRun("=== SUMMARY ===", entries, required)),
  ).toContain("0 scenarios were scored instead of 30");
});
