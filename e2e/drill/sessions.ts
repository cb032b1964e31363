import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { startGateway } from "agent-gateway";
import { startFleet } from "./fleet.ts";

/**
 * 30,000 sessions that are begun, used and, as clients do, never ended: prints what the gateway's heap holds on the way.
 * Exit code 1 when it has grown by more than 5 MiB after the first 5,000.
 */
const LIFECYCLES = 30_000;
const AT_ONCE = 50;
const LOOK_EVERY = 5000;
const MAX_GROWTH_MIB = 5;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const gateway = await startGateway();
await using _fleet = await startFleet(gateway.url, ["north", "south"]);
const url = `${gateway.url}/drill/mcp`;

async function post(method: string, session: string | null): Promise<Response> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(session === null ? {} : { "mcp-session-id": session }),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: { name: "read" } }),
  });
  await response.text();
  return response;
}

/** Begins a session and uses it twice. @throws an Error when it is not answered as it should be. */
async function live(): Promise<void> {
  const session = (await post("initialize", null)).headers.get("mcp-session-id");
  for (const method of ["notifications/initialized", "tools/call"]) {
    const { status } = await post(method, session);
    if (session === null || status !== 200) throw new Error(`${method} was answered ${status}`);
  }
}

function heapMib(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

const heaps: number[] = [];
const startedMs = performance.now();
for (let lived = 0; lived < LIFECYCLES; lived += AT_ONCE) {
  if (lived % LOOK_EVERY === 0) heaps.push(heapMib());
  await Promise.all(Array.from({ length: AT_ONCE }, live));
}
heaps.push(heapMib());
const perSecond = LIFECYCLES / ((performance.now() - startedMs) / 1000);
console.log(`${LIFECYCLES} sessions, ${Math.round(perSecond)} a second, none ended by its client`);
console.log(`heap after each ${LOOK_EVERY}: ${heaps.map((mib) => mib.toFixed(1)).join(", ")} MiB`);
const [, warm = 0] = heaps;
const growth = (heaps.at(-1) ?? 0) - warm;
console.log(`grown by ${growth.toFixed(1)} MiB after the first ${LOOK_EVERY}`);
await gateway.close();
process.exitCode = growth > MAX_GROWTH_MIB ? 1 : 0;
