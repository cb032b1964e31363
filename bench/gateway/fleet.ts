import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { applyLoad } from "./load.ts";
import { toolCall } from "./messages.ts";
import { runProgram } from "./run-program.ts";
import type { Upstream } from "./start-upstream.ts";

const MAIN = join(import.meta.dirname, "../../packages/agent-gateway/src/main.ts");
const AT_ONCE = 32;

/** How many instances, and whether each registration is on disk before it is answered. */
interface FleetSize {
  readonly size: number;
  readonly isOnDisk: boolean;
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
  for (const { size, isOnDisk } of sizes) {
    const port = await freePort();
    // A probe of each instance every ten seconds would be the load that is measured.
    const env = {
      PORT: String(port),
      DATA_DIR: isOnDisk ? join(folder, "fleet") : ":memory:",
      LOG_LEVEL: "warn",
    };
    await using _gateway = await runProgram(process.execPath, [MAIN], {
      port,
      env: { ...env, GATEWAY_PROBE_INTERVAL_MS: "3600000" },
    });
    const url = `http://127.0.0.1:${port}`;
    const origin = `http://127.0.0.1:${upstream.port}`;
    const register = (index: number): Promise<void> =>
      send(`${url}/api/v1/agents/register`, {
        // The data path is measured on the first service, which has one instance however many there are.
        name: `agent-${index}`,
        type: "mcp",
        version: "1.0.0",
        endpoint: `${origin}/mcp?${index}`,
        healthCheckEndpoint: `${origin}/health`,
        capabilities: ["person.read"],
        heartbeatIntervalMs: 3_600_000,
      });
    const registrations = await perSecond(size, register);
    const beats = await perSecond(Math.min(size * 10, 3000), (index) =>
      send(`${url}/api/v1/agents/agent-${index % size}/heartbeat`, {}),
    );
    const lists = await perSecond(200, async () => {
      const response = await fetch(`${url}/api/v1/agents?name=agent-1`);
      if (!response.ok) throw new Error(`The list was answered ${response.status}`);
      await response.text();
    });
    const target = {
      url: `${url}/agent-0/mcp`,
      headers: { "content-type": "application/json" },
      body: toolCall(),
    };
    await applyLoad(wrk, folder, target, { connections: 16, seconds });
    const proxied = await applyLoad(wrk, folder, target, { connections: 16, seconds });
    rows[`${size} instances${isOnDisk ? ", on disk" : ", in memory"}`] = {
      "registrations/s": Math.round(registrations),
      "heartbeats/s": Math.round(beats),
      "lists by name/s": Math.round(lists),
      "proxied requests/s": Math.round(proxied.requestsPerSecond),
      failures: proxied.failures,
    };
  }
  console.log("\nRegistry and data path by the size of the fleet (one client in this process)");
  console.table(rows);
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
