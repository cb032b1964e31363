import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { startSandbox } from "twenty-sandbox";
import { catalogue } from "../../src/application/tools/catalogue.ts";
import { toolDefinition } from "../../src/application/tools/tool-definition.ts";
import { toolsetNames } from "../../src/application/tools/toolsets.ts";
import { connectTools, type Workbench } from "../tools/workbench.ts";
import { argumentsFor, type Known } from "./arguments-for.ts";
import { openWorkspaceState, type WorkspaceState } from "./workspace-state.ts";

/** What a run found. */
export interface FuzzReport {
  readonly calls: number;
  readonly refused: number;
  readonly slowestMs: number;
}

/** Longer than any call may take on a sandbox that answers within milliseconds. */
const HANG_MS = 20_000;
const MAX_ERROR_BYTES = 400;

/**
 * Calls every tool with random and hostile arguments over MCP, and holds each answer to four rules: it
 * comes; it is no fault of the server; a refusal says the way out; and a refusal has changed nothing.
 * @throws an Error with the smallest arguments that break a rule, and the seed that repeats the run.
 */
export async function fuzzTools({
  calls,
  seed,
}: {
  calls: number;
  seed: number;
}): Promise<FuzzReport> {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-tools-"));
  const dataFile = join(folder, "twenty.sqlite");
  const sandbox = await startSandbox({ port: 0, dataFile });
  using state = openWorkspaceState(dataFile);
  const report = { calls: 0, refused: 0, slowestMs: 0 };
  try {
    const bench = await connectTools(sandbox.url, sandbox.apiKey, {
      toolsets: new Set(toolsetNames),
      hasChosenToolsets: true,
      isDestructive: true,
    });
    await using _ = bench;
    const known = await knownThings(bench);
    for (const tool of catalogue) {
      const args = argumentsFor(toolDefinition(tool).inputSchema, known);
      const property = fc.asyncProperty(args, (given) =>
        check(tool.name, given, bench, state, report),
      );
      await fc.assert(property, { numRuns: Math.ceil(calls / catalogue.length), seed });
    }
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return report;
}

async function check(
  tool: string,
  given: unknown,
  bench: Workbench,
  state: WorkspaceState,
  report: { calls: number; refused: number; slowestMs: number },
): Promise<void> {
  const before = state.fingerprint();
  const startedMs = performance.now();
  const { isError, text } = await bench.callRaw(tool, given, AbortSignal.timeout(HANG_MS));
  report.calls += 1;
  report.slowestMs = Math.max(report.slowestMs, performance.now() - startedMs);
  if (text === "") throw new Error(`${tool} answered nothing`);
  if (/Internal error/.test(text)) throw new Error(`${tool} failed inside: ${text}`);
  if (!isError) return;
  report.refused += 1;
  if (Buffer.byteLength(text) > MAX_ERROR_BYTES)
    throw new Error(`${tool} refused at length: ${text}`);
  if (!/[.!?"]$|…$/.test(text)) throw new Error(`${tool} gave no way out: ${text}`);
  if (state.fingerprint() !== before)
    throw new Error(`${tool} refused, and had changed something: ${text}`);
}

async function knownThings(bench: Workbench): Promise<Known> {
  const { data } = await bench.done("list-persons", { limit: 5 });
  const { data: deals } = await bench.done("list-opportunities", { limit: 5 });
  const records = [data.records, deals.records].flat() as { id: string; name: string }[];
  const [person] = records;
  const file = { record: `person/${person?.id}`, name: "fuzz.txt", text: "fuzz" };
  const attached = await bench.done("attach-file", file);
  return {
    ids: [...records.map(({ id }) => id), attached.id],
    names: records.map(({ name }) => name),
    objects: ["person", "company", "opportunity", "note", "task", "machine", "people", "nothing"],
  };
}
