import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
/** The suite's command, run on this very Node. */
const SUITE = require.resolve("@modelcontextprotocol/conformance/dist/index.js");

/** One run of the suite. */
export interface SuiteRun {
  /** All that it printed. */
  readonly output: string;
  /** Why checks failed, by scenario. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
}

/** Runs what a revision requires of a server, whatever it ends with. */
export async function runSuite(
  mcpUrl: string,
  revision: string,
  ...options: readonly string[]
): Promise<SuiteRun> {
  const directory = await mkdtemp(join(tmpdir(), "conformance-"));
  const required = ["--requirements", revision, "--output-dir", directory, ...options];
  try {
    const output = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [SUITE, "server", "--url", mcpUrl, ...required],
        { cwd: directory, maxBuffer: 64 * 1024 * 1024 },
        // Its exit code counts optional extensions too on some revisions: what it printed is judged.
        (_error, stdout, stderr) => resolve(stdout + stderr),
      );
    });
    return { output, reasons: await reasonsIn(directory) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A check as the suite writes it down. */
interface Check {
  readonly description: string;
  readonly status: string;
  readonly errorMessage?: string;
}

/** What the suite wrote of checks that failed: a folder `server-{scenario}-{time}` each. */
async function reasonsIn(directory: string): Promise<SuiteRun["reasons"]> {
  const reasons = new Map<string, readonly string[]>();
  for (const folder of await readdir(directory)) {
    const scenario = /^server-(.+)-\d{4}-\d\d-\d\dT/.exec(folder)?.[1];
    if (scenario === undefined) continue;
    const text = await readFile(join(directory, folder, "checks.json"), "utf8");
    const failed = (JSON.parse(text) as Check[]).filter(({ status }) => status === "FAILURE");
    const why = failed.map((check) => check.errorMessage ?? check.description);
    if (why.length > 0) reasons.set(scenario, why);
  }
  return reasons;
}

/** The names of the scenarios that a revision scores a server by. */
export async function requiredScenarios(revision: string): Promise<readonly string[]> {
  const file = join(SUITE, `../../requirements/${revision}.yaml`);
  const { server } = parse(await readFile(file, "utf8")) as { server: readonly string[] };
  return server;
}

/**
 * What the suite found in the end.
 * @throws an Error with its output when it did not come to an end.
 */
export function summaryOf(output: string): string {
  const [, summary] = output.split("=== SUMMARY ===");
  if (summary === undefined) throw new Error(`The suite printed no summary:\n${output}`);
  return summary;
}
