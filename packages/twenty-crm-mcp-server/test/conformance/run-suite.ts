import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

const require = createRequire(import.meta.url);
/** The suite's command, run on this very Node. */
const SUITE = require.resolve("@modelcontextprotocol/conformance/dist/index.js");

/** Runs what a revision requires of a server; all that the suite prints, whatever it ended with. */
export async function runSuite(
  mcpUrl: string,
  revision: string,
  ...options: readonly string[]
): Promise<string> {
  // The suite writes where it is run.
  const cwd = await mkdtemp(join(tmpdir(), "conformance-"));
  try {
    return await new Promise((resolve) => {
      execFile(
        process.execPath,
        [SUITE, "server", "--url", mcpUrl, "--requirements", revision, ...options],
        { cwd, maxBuffer: 64 * 1024 * 1024 },
        // Its exit code counts optional extensions too on some revisions: what it printed is judged.
        (_error, stdout, stderr) => resolve(stdout + stderr),
      );
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
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
