import { runSuite, type SuiteRun, summaryOf } from "./run-suite.ts";

/** What one scenario of the suite found. */
export interface ScenarioResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Whether the revision requires it. */
  readonly scored: boolean;
  /** Why checks failed, in the suite's words. */
  readonly reasons: readonly string[];
}

/**
 * Runs the official suite against a server and reads its summary.
 * @throws an Error with the suite's output when there is no summary.
 */
export async function runConformance(
  mcpUrl: string,
  revision: string,
): Promise<readonly ScenarioResult[]> {
  const { output, reasons } = await runSuite(mcpUrl, revision);
  return scenarioResults(summaryOf(output), reasons);
}

/** The lines of a summary, as data. */
export function scenarioResults(
  summary: string,
  reasons: SuiteRun["reasons"] = new Map(),
): readonly ScenarioResult[] {
  const [scoredAndNot = "", notScoredPart = ""] = summary.split("Not scored for");
  const notScored = new Set(
    [...notScoredPart.matchAll(/^\s+[✓✗] (\S+) \(/gm)].map(([, name]) => name),
  );
  return [...scoredAndNot.matchAll(/^[✓✗] (\S+): (\d+) passed, (\d+) failed/gm)].map(
    ([, name = "", passed, failed]) => ({
      name,
      passed: Number(passed),
      failed: Number(failed),
      scored: !notScored.has(name),
      reasons: reasons.get(name) ?? [],
    }),
  );
}
