import type { ScenarioResult } from "./run-conformance.ts";
import type { BaselineRun } from "./run-with-baseline.ts";

/** How many scenarios a revision scores, and how many checks pass on a server that has everything it may have. */
export const expectations: Readonly<
  Record<string, { readonly scored: number; readonly checks: number }>
> = {
  "2025-11-25": { scored: 30, checks: 84 },
  "2026-07-28": { scored: 37, checks: 118 },
};

/** What is wrong with a run, in words; nothing when it is complete. An empty pass is a failure. */
export function shortcomings(
  revision: string,
  results: readonly ScenarioResult[],
): readonly string[] {
  const expected = expectations[revision];
  if (expected === undefined) return [`No expectation for revision ${revision}`];
  const scored = results.filter((result) => result.scored);
  const checks = checksOf(revision, results);
  return [
    ...(scored.length === expected.scored
      ? []
      : [`${scored.length} scenarios were scored instead of ${expected.scored}`]),
    ...scored
      .filter(({ passed, failed }) => passed === 0 || failed > 0)
      .map(({ name, passed, failed, reasons }) =>
        [`${name}: ${passed} passed, ${failed} failed`, ...reasons].join("; "),
      ),
    ...(checks === expected.checks
      ? []
      : [`${checks} checks passed instead of ${expected.checks}`]),
  ];
}

/** What is wrong with a run on the real tools, in words: the baseline may only become shorter. */
export function baselineShortcomings(
  revision: string,
  { results, stale, unexpected }: BaselineRun,
): readonly string[] {
  const expected = expectations[revision]?.scored;
  return [
    ...(results.length === expected
      ? []
      : [`${results.length} scenarios were scored instead of ${expected}`]),
    ...unexpected.map((name) => `${name} fails and is not in the baseline`),
    ...stale.map((name) => `${name} fails no longer: take it out of the baseline`),
  ];
}

/** One line for people: `2025-11-25: 47 checks pass, 21 known failures`. */
export function baselineHeadline(revision: string, { results, expected }: BaselineRun): string {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  return `${revision}: ${passed} checks pass, ${expected} known failures`;
}

/** One line for people: `84/84 checks (2025-11-25)`. */
export function headline(revision: string, results: readonly ScenarioResult[]): string {
  const scored = results.filter((result) => result.scored);
  const good = scored.filter(({ passed, failed }) => passed > 0 && failed === 0);
  const checks = `${checksOf(revision, results)}/${expectations[revision]?.checks} checks`;
  return `${revision}: ${checks}, ${good.length}/${scored.length} scored scenarios`;
}

/** Checks passed: in 2025-11-25 every scenario runs; in 2026-07-28 the rest are extensions this server does not have. */
function checksOf(revision: string, results: readonly ScenarioResult[]): number {
  const counted = revision === "2025-11-25" ? results : results.filter(({ scored }) => scored);
  return counted.reduce((sum, { passed }) => sum + passed, 0);
}
