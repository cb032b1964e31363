import { parseArgs } from "node:util";
import { createReaders } from "../explorer/stage.ts";
import { startGatewayProcess } from "../stage/products.ts";
import { registerMany } from "./stage.ts";

// Leaves the dashboard open while instances change a hundred times a second, and says what became of its heap:
// node e2e/dashboard/soak.ts --minutes 10

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    rate: { type: "string", default: "100" },
    instances: { type: "string", default: "200" },
  },
});
const [minutes, rate, instances] = [values.minutes, values.rate, values.instances].map(Number) as [
  number,
  number,
  number,
];
const SERVICES = 4;

const readers = createReaders();
await readers.start();
const gateway = await startGatewayProcess();
await using _many = await registerMany(gateway.url, instances, SERVICES);
await using opened = await readers.open(gateway.url);
const { page } = opened;
await page.getByText("Live", { exact: true }).waitFor();
const devtools = await page.context().newCDPSession(page);

let changes = 0;
let missed = 0;
const names = Array.from(
  { length: instances },
  (_, id) => `agents-${id % SERVICES}-${String(id).padStart(4, "0")}`,
);
const timer = setInterval(() => {
  for (let each = 0; each < rate / 10; each++) {
    const turn = Math.floor(changes / instances);
    const name = names[changes % instances];
    changes += 1;
    // A change each time: an instance says in turn that it is degraded and that it is healthy.
    void fetch(`${gateway.url}/api/v1/agents/${name}/heartbeat`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ status: turn % 2 === 0 ? "degraded" : "healthy" }),
    }).then(
      (answer) => answer.arrayBuffer(),
      // A busy machine may leave a connection waiting too long: it is one change fewer.
      () => {
        missed += 1;
      },
    );
  }
}, 100);
try {
  await page.waitForTimeout(5000);
  process.stdout.write(`after 5 s: ${await heapMb()} MB of heap\n`);
  for (let minute = 1; minute <= minutes; minute++) {
    await page.waitForTimeout(60_000);
    process.stdout.write(
      `after ${minute} min, ${changes - missed} changes: ${await heapMb()} MB of heap\n`,
    );
  }
  await page.getByText("Live", { exact: true }).waitFor();
} finally {
  clearInterval(timer);
  await readers.stop();
  await gateway.process.stop();
}

/** What is still held after a collection. */
async function heapMb(): Promise<string> {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return (usedSize / 1e6).toFixed(1);
}
