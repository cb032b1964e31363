import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { parse } from "yaml";
import { type ScenarioResult, scenarioResults } from "./run-conformance.ts";
import { requiredScenarios, runSuite, summaryOf } from "./run-suite.ts";

/** What the suite found on a server that has tools of its own, not those that it asks for. */
export interface BaselineRun {
  /** Of what the revision scores. */
  readonly results: readonly ScenarioResult[];
  /** Entries of the baseline that no check failed for: it passes now, or is no longer there. */
  readonly stale: readonly string[];
  /** Failures that the baseline does not have. */
  readonly unexpected: readonly string[];
  /** How many checks failed that the baseline has. */
  readonly expected: number;
}

/**
 * Runs the official suite against a server, with the failures that are known of.
 * @throws an Error with the suite's output when there is no summary.
 */
export async function runWithBaseline(mcpUrl: string, revision: string): Promise<BaselineRun> {
  const file = join(import.meta.dirname, "baseline", `${revision}.yml`);
  const { output } = await runSuite(mcpUrl, revision, "--expected-failures", file);
  const { server: entries } = parse(await readFile(file, "utf8")) as { server: readonly string[] };
  return readBaselineRun(output, entries, await requiredScenarios(revision));
}

/** What was printed, held against the baseline's entries. */
export function readBaselineRun(
  output: string,
  entries: readonly string[],
  required: readonly string[],
): BaselineRun {
  const summary = stripVTControlCharacters(summaryOf(output));
  const expected = listed(summary, "Expected failures");
  return {
    results: scenarioResults(summary).filter(({ name }) => required.includes(name)),
    stale: entries.filter((entry) => !expected.includes(entry)),
    unexpected: listed(summary, "Unexpected failures"),
    expected: expected.length,
  };
}

/** The names under a heading. */
function listed(summary: string, heading: string): readonly string[] {
  const block = new RegExp(`^${heading} \\(.*\\n((?:^ {2}\\S .+\\n?)*)`, "m").exec(summary)?.[1];
  return [...(block ?? "").matchAll(/^ {2}\S (\S+)/gm)].map(([, name = ""]) => name);
}
