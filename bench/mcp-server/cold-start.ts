import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { median } from "./compared.ts";

/** How long a program takes from its start to its first answers, and what it weighs then. */
export interface ColdStart {
  readonly initializeMs: number;
  readonly initializeMiB: number;
  /** Absent where only Node is started. */
  readonly toolsMs?: number;
  readonly toolsMiB?: number;
}

/** A server that is started with Node. */
export interface Bin {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** Says that it is there, and stays. */
const BARE = "process.stdout.write('\\n'); process.stdin.resume()";

/** The built program, others, and Node alone, each in turn. */
export async function coldStarts({
  bin,
  twenty,
  others,
  runs,
}: {
  readonly bin: string;
  readonly twenty: { readonly url: string; readonly apiKey: string };
  readonly others: readonly Bin[];
  readonly runs: number;
}): Promise<Record<string, ColdStart>> {
  const env = { TWENTY_API_URL: twenty.url, TWENTY_API_KEY: twenty.apiKey };
  const own = { name: "twenty-crm-mcp-server", script: bin, args: ["--stdio"] };
  const figures = new Map<string, ColdStart[]>();
  for (let run = -1; run < runs; run += 1) {
    for (const { name, script, args } of [own, ...others]) {
      const start = await oneStart([script, ...args], env);
      // The first one finds nothing compiled.
      if (run >= 0) figures.set(name, [...(figures.get(name) ?? []), start]);
    }
    const bare = await oneStart(["-e", BARE], {}, false);
    if (run >= 0) figures.set("node alone", [...(figures.get("node alone") ?? []), bare]);
  }
  return Object.fromEntries([...figures].map(([name, starts]) => [name, medians(starts)]));
}

async function oneStart(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  isServer = true,
): Promise<ColdStart> {
  const startedMs = performance.now();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, words, {
    env: { PATH, HOME, ...env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout });
  const sent = (message: object): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  };
  const sinceStart = async (): Promise<{ ms: number; miB: number }> => {
    await once(lines, "line");
    const ms = performance.now() - startedMs;
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return { ms, miB: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024 };
  };
  if (isServer) sent({ id: 1, method: "initialize", params: opening });
  const first = await sinceStart();
  const start = { initializeMs: first.ms, initializeMiB: first.miB };
  if (!isServer) return ended(child, start);
  sent({ method: "notifications/initialized" });
  sent({ id: 2, method: "tools/list" });
  const { ms, miB } = await sinceStart();
  return ended(child, { ...start, toolsMs: ms, toolsMiB: miB });
}

const opening = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "bench", version: "1.0.0" },
};

async function ended(child: ReturnType<typeof spawn>, start: ColdStart): Promise<ColdStart> {
  child.stdin?.end();
  await once(child, "exit");
  return start;
}

function medians(starts: readonly ColdStart[]): ColdStart {
  const keys = Object.keys(starts[0] ?? {}) as (keyof ColdStart)[];
  return Object.fromEntries(
    keys.map((key) => [key, median(starts.map((start) => start[key] ?? Number.NaN))]),
  ) as unknown as ColdStart;
}
