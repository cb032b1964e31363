import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one scenario of the suite found. */
export interface ScenarioResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Whether the revision requires it. */
  readonly scored: boolean;
}

const require = createRequire(import.meta.url);
/** The suite's command, run on this very Node. */
const SUITE = require.resolve("@modelcontextprotocol/conformance/dist/index.js");

/**
 * Runs the official suite against a server and reads its summary.
 * @throws an Error with the suite's output when there is no summary.
 */
export async function runConformance(
  mcpUrl: string,
  revision: string,
): Promise<readonly ScenarioResult[]> {
  const output = await runSuite(mcpUrl, revision);
  const [, summary] = output.split("=== SUMMARY ===");
  if (summary === undefined) throw new Error(`The suite printed no summary:\n${output}`);
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
    }),
  );
}

async function runSuite(mcpUrl: string, revision: string): Promise<string> {
  // The suite writes where it is run.
  const cwd = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    return await new Promise((resolve) => {
      execFile(
        process.execPath,
        [SUITE, "server", "--url", mcpUrl, "--requirements", revision],
        { cwd, maxBuffer: 64 * 1024 * 1024 },
        // Its exit code counts optional extensions too on some revisions: the summary is what is judged.
        (_error, stdout, stderr) => resolve(stdout + stderr),
      );
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
