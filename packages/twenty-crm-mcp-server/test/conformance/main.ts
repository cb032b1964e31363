import { runConformance } from "./run-conformance.ts";
import { startFixture } from "./start-fixture.ts";
import { expectations, headline, shortcomings } from "./verdict.ts";

/** `npm run conformance`: the official suite on this server's own HTTP side; ends with 1 on anything less than all. */
await using fixture = await startFixture();
for (const revision of Object.keys(expectations)) {
  const results = await runConformance(fixture.mcpUrl, revision);
  process.stdout.write(`${headline(revision, results)}\n`);
  for (const shortcoming of shortcomings(revision, results)) {
    process.stdout.write(`  ❌ ${shortcoming}\n`);
    process.exitCode = 1;
  }
}
