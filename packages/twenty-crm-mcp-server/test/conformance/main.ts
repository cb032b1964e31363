import { runConformance } from "./run-conformance.ts";
import { runWithBaseline } from "./run-with-baseline.ts";
import { startFixture } from "./start-fixture.ts";
import { realServers, startReal } from "./start-real.ts";
import {
  baselineHeadline,
  baselineShortcomings,
  expectations,
  headline,
  shortcomings,
} from "./verdict.ts";

/**
 * `npm run conformance`: the official suite on this server's own HTTP side, with the suite's tools and with the real
 * ones; ends with 1 on anything less than all, but for the baseline of the real ones.
 */
for (const revision of Object.keys(expectations)) {
  await using fixture = await startFixture();
  const results = await runConformance(fixture.mcpUrl, revision);
  report(headline(revision, results), shortcomings(revision, results));
  for (const [name, exposure] of Object.entries(realServers)) {
    await using real = await startReal(exposure);
    const run = await runWithBaseline(real.mcpUrl, revision);
    report(`${name}, ${baselineHeadline(revision, run)}`, baselineShortcomings(revision, run));
  }
}

function report(line: string, problems: readonly string[]): void {
  process.stdout.write(`${line}\n`);
  for (const problem of problems) {
    process.stdout.write(`  ❌ ${problem}\n`);
    process.exitCode = 1;
  }
}
