import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { median } from "./paired.ts";

/** How long the built program takes from its start to the answer to `initialize`, and what it then weighs. */
export interface ColdStart {
  readonly ms: number;
  readonly rssMiB: number;
  /** What Node alone takes to start and end, in the same run. */
  readonly nodeMs: number;
}

const BIN = join(import.meta.dirname, "../../packages/twenty-crm-mcp-server/dist/bin.mjs");

/** Undefined where the program has not been built. */
export async function coldStart(
  twentyUrl: string,
  apiKey: string,
  runs: number,
): Promise<ColdStart | undefined> {
  if (!existsSync(BIN)) return undefined;
  const starts = [];
  const bare = [];
  for (let run = 0; run < runs; run += 1) {
    starts.push(await oneStart(twentyUrl, apiKey));
    bare.push(await bareNode());
  }
  return {
    ms: median(starts.map(({ ms }) => ms)),
    rssMiB: median(starts.map(({ rssMiB }) => rssMiB)),
    nodeMs: median(bare),
  };
}

async function oneStart(
  twentyUrl: string,
  apiKey: string,
): Promise<{ ms: number; rssMiB: number }> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [BIN, "--stdio"], {
    env: { PATH: process.env.PATH, TWENTY_API_URL: twentyUrl, TWENTY_API_KEY: apiKey },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const request = {
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "bench", version: "1.0.0" },
    },
  };
  child.stdin.write(`${JSON.stringify(request)}\n`);
  await once(createInterface({ input: child.stdout }), "line");
  const ms = performance.now() - startedMs;
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  const rssMiB = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  child.stdin.end();
  await once(child, "exit");
  return { ms, rssMiB };
}

async function bareNode(): Promise<number> {
  const startedMs = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }), "exit");
  return performance.now() - startedMs;
}
