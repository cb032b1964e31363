import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** What one run of the load generator found. */
export interface LoadFigures {
  readonly requestsPerSecond: number;
  readonly requests: number;
  readonly p50Micros: number;
  readonly p99Micros: number;
  /** Answers that were no 2xx, and connections that broke. */
  readonly failures: number;
}

/** Where requests go. */
export interface LoadTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Every request has a JSON-RPC id of its own. */
  readonly hasOwnIds?: boolean;
}

const OWN_IDS = `local id = 0
local before, after = wrk.body:match('^(.-"id":)1(,.*)$')
function request()
  id = id + 1
  return wrk.format(nil, nil, nil, before .. id .. after)
end`;

const run = promisify(execFile);

/** Posts the same request over `connections` kept connections for `seconds`, with wrk on one thread. */
export async function applyLoad(
  wrk: string,
  folder: string,
  { url, headers, body, hasOwnIds }: LoadTarget,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<LoadFigures> {
  const script = join(folder, "post.lua");
  writeFileSync(
    script,
    `wrk.method = "POST"
wrk.body = ${JSON.stringify(body)}
${Object.entries(headers)
  .map(([name, value]) => `wrk.headers["${name}"] = ${JSON.stringify(value)}`)
  .join("\n")}
${hasOwnIds ? OWN_IDS : ""}
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`,
  );
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", script, url];
  const { stdout } = await run(wrk, args);
  const [, ...figures] = /FIGURES (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(stdout) ?? [];
  const [requests = 0, durationMicros = 1, p50Micros = 0, p99Micros = 0, failures = 0] =
    figures.map(Number);
  const requestsPerSecond = requests / (durationMicros / 1e6);
  return { requests, requestsPerSecond, p50Micros, p99Micros, failures };
}
