import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { applyLoad } from "./load.ts";
import { toolCall } from "./messages.ts";
import { cpuMicros } from "./process-figures.ts";
import { runProgram } from "./run-program.ts";
import type { Upstream } from "./start-upstream.ts";

const MAIN = join(import.meta.dirname, "../../packages/agent-gateway/src/main.ts");
const AT_ONCE = 32;
/** Beats and lists that are measured. */
const CALLS = 2000;

/** What is registered. */
interface FleetSize {
  /** How many instances. */
  readonly size: number;
  /** Each registration is on disk before it is answered. */
  readonly isOnDisk?: true;
  /** All are instances of the same service; otherwise each has its own. */
  readonly isOneService?: true;
}

/** Measures the registry and the data path with fleets of several sizes, and prints a row for each. */
export async function measureFleets({
  wrk,
  folder,
  upstream,
  sizes,
  seconds,
}: {
  readonly wrk: string;
  readonly folder: string;
  readonly upstream: Upstream;
  readonly sizes: readonly FleetSize[];
  readonly seconds: number;
}): Promise<void> {
  const rows: Record<string, object> = {};
  for (const { size, isOnDisk, isOneService } of sizes) {
    const port = await freePort();
    // A probe of each instance every ten seconds would be the load that is measured.
    const env = {
      PORT: String(port),
      DATA_DIR: isOnDisk ? join(folder, "fleet") : ":memory:",
      LOG_LEVEL: "warn",
    };
    await using gateway = await runProgram(process.execPath, [MAIN], {
      port,
      env: { ...env, GATEWAY_PROBE_INTERVAL_MS: "3600000" },
    });
    const url = `http://127.0.0.1:${port}`;
    const origin = `http://127.0.0.1:${upstream.port}`;
    const register = (name: string, version = "1.0.0"): Promise<void> =>
      send(`${url}/api/v1/agents/register`, {
        name,
        ...(isOneService ? { service: "one" } : {}),
        type: "mcp",
        version,
        endpoint: `${origin}/mcp?${name}`,
        healthCheckEndpoint: `${origin}/health`,
        capabilities: ["person.read"],
        heartbeatIntervalMs: 3_600_000,
      });
    const beat = (name: string): Promise<void> =>
      send(`${url}/api/v1/agents/${name}/heartbeat`, {});
    const list = async (name: string): Promise<void> => {
      const response = await fetch(`${url}/api/v1/agents?name=${name}`);
      if (!response.ok) throw new Error(`The list was answered ${response.status}`);
      await response.text();
    };
    // A process that has just started is slow whatever it does.
    for (const work of [register, beat, list]) await rate(gateway.pid, 300, () => work("agent-0"));
    const registrations = await rate(gateway.pid, size, (index) => register(`agent-${index}`));
    const beats = await rate(gateway.pid, CALLS, (index) => beat(`agent-${index % size}`));
    const lists = await rate(gateway.pid, CALLS, () => list("agent-1"));
    const target = {
      url: `${url}/${isOneService ? "one" : "agent-0"}/mcp`,
      headers: { "content-type": "application/json" },
      body: toolCall(),
    };
    const load = { connections: 16, seconds };
    await applyLoad(wrk, folder, target, load);
    const proxied = await under(() => applyLoad(wrk, folder, target, load), gateway.pid);
    // The same while instances keep registering in other versions, which changes the registry with each of them.
    let isOver = false;
    const changing = (async () => {
      for (let index = 0; !isOver; index += 1)
        await register(`agent-${index % size}`, `1.1.${index}`);
    })();
    const unsettled = await applyLoad(wrk, folder, target, load);
    isOver = true;
    await changing;
    rows[
      `${size} instances${isOneService ? " of one service" : ""}${isOnDisk ? ", on disk" : ""}`
    ] = {
      "registrations/s": registrations.perSecond,
      "CPU µs each": registrations.cpuMicros,
      "heartbeats/s": beats.perSecond,
      "CPU µs/beat": beats.cpuMicros,
      "lists by name/s": lists.perSecond,
      "CPU µs/list": lists.cpuMicros,
      "proxied/s": Math.round(proxied.requestsPerSecond),
      "CPU µs/request": Math.round(proxied.cpuMicros / Math.max(1, proxied.requests)),
      "proxied/s, registering": Math.round(unsettled.requestsPerSecond),
      failures: proxied.failures + unsettled.failures,
    };
  }
  console.log("\nRegistry and data path by the size of the fleet (one client in this process)");
  console.table(rows);
}

/** What was measured, and the CPU time that the gateway took for it. */
async function under<T>(
  work: () => Promise<T>,
  pid: number,
): Promise<T & { readonly cpuMicros: number }> {
  const before = cpuMicros(pid);
  const result = await work();
  return { ...result, cpuMicros: cpuMicros(pid) - before };
}

/** How often a second something can be done that often, and the CPU time that the gateway takes for one. */
async function rate(
  pid: number,
  count: number,
  work: (index: number) => Promise<void>,
): Promise<{ readonly perSecond: number; readonly cpuMicros: number }> {
  const before = cpuMicros(pid);
  const perSecondOf = await perSecond(count, work);
  return {
    perSecond: Math.round(perSecondOf),
    cpuMicros: Math.round((cpuMicros(pid) - before) / count),
  };
}

async function send(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
}

async function perSecond(count: number, work: (index: number) => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  let next = 0;
  async function worker(): Promise<void> {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (count / (performance.now() - startedMs)) * 1000;
}
