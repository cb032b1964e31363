import { parseArgs } from "node:util";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { startServer } from "twenty-crm-mcp-server";
import { startSandbox } from "twenty-sandbox";
import { besideRest } from "./beside-rest.ts";
import { type Bin, coldStarts } from "./cold-start.ts";
import { rateLimited } from "./rate-limited.ts";
import { slowTwenty } from "./slow-twenty.ts";
import { toolCaller } from "./tool-caller.ts";

const ROUNDS = 300;
const START_RUNS = 21;

const { values: options } = parseArgs({
  options: {
    /** Milliseconds that are added before each of the sandbox's answers, as a real Twenty takes. */
    latency: { type: "string", default: "30" },
    /** Another server over stdio to start by turns with this one: a script and its words. */
    compare: { type: "string", multiple: true, default: [] },
    /** Only starts. */
    starts: { type: "boolean", default: false },
  },
});
const latencyMs = Number(options.latency);
if (!(latencyMs > 0)) throw new Error(`--latency ${options.latency} is no number of milliseconds`);

const sandbox = await startSandbox({ port: 0 });
if (!options.starts) {
  await printBesideRest();
  await printTokens();
}
await printStarts();
await sandbox.close();
if (!options.starts) {
  console.log("150 reads in a row at Twenty's default limits …");
  const { seconds, failed } = await rateLimited();
  console.log(`${failed} of 150 failed, ${seconds.toFixed(1)} s`);
}

async function printBesideRest(): Promise<void> {
  const { url, apiKey } = sandbox;
  console.log("A tool call beside the raw REST call to the same Twenty, by turns, medians.");
  console.log("On the sandbox, in the same process as everything else:");
  console.table(rounded(await besideRest({ url, apiKey }, ROUNDS)));
  const slow = await slowTwenty(url, latencyMs);
  console.log(`On the sandbox, whose answers are held back for ${latencyMs} ms:`);
  console.table(rounded(await besideRest({ url: slow.url, apiKey }, ROUNDS)));
  await slow.close();
}

async function printTokens(): Promise<void> {
  const server = await startServer({
    twenty: { url: sandbox.url, apiKey: sandbox.apiKey, rateLimit: "off" },
  });
  const people = await toolCaller(server.mcpUrl)("list-persons", { limit: 20 });
  console.log(`20 people as data: ${encode(JSON.stringify(people)).length} o200k tokens`);
  await server.close();
}

async function printStarts(): Promise<void> {
  const others = options.compare.map((words): Bin => {
    const [script = "", ...args] = words.split(" ");
    return { name: script.split("/").slice(-3).join("/"), script, args };
  });
  const starts = await coldStarts({
    twenty: { url: sandbox.url, apiKey: sandbox.apiKey },
    others,
    runs: START_RUNS,
  });
  if (starts === undefined) {
    console.log("cold start: build first (npm run build)");
    return;
  }
  console.log(
    `Starts over stdio, by turns, medians of ${START_RUNS}: to the answer to initialize, then to that to tools/list.`,
  );
  console.table(rounded(starts));
}

function rounded(table: Readonly<Record<string, object>>): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, figures]) => [
      name,
      Object.fromEntries(
        Object.entries(figures).map(([key, value]) => [key, Math.round(Number(value) * 100) / 100]),
      ),
    ]),
  );
}
