import { parseArgs } from "node:util";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { startServer } from "twenty-crm-mcp-server";
import { besideRest, type Heard, hear, type Operation, type Plan } from "./beside-rest.ts";
import { type Bin, coldStarts } from "./cold-start.ts";
import { overheard } from "./overheard.ts";
import { ownBin } from "./own-bin.ts";
import { rateLimited } from "./rate-limited.ts";
import { recordedLatencyMs } from "./recorded-latency.ts";
import { slowTwenty } from "./slow-twenty.ts";
import { type SandboxProcess, startSandboxProcess } from "./start-sandbox-process.ts";
import { openStdioSession } from "./stdio-session.ts";
import { toolCaller } from "./tool-caller.ts";

type Twenty = Pick<SandboxProcess, "url" | "apiKey">;

const ROUNDS = 300;
const SLOW_ROUNDS = 120;
const START_RUNS = 21;

const { values: options } = parseArgs({
  options: {
    /** Milliseconds that each of the sandbox's answers is held back for; without it as long as a real Twenty took. */
    latency: { type: "string" },
    /** Another server over stdio to start by turns with this one: a script and its words. */
    compare: { type: "string", multiple: true, default: [] },
    /** Only starts. */
    starts: { type: "boolean", default: false },
  },
});
const latencyMs = options.latency === undefined ? undefined : Number(options.latency);
if (latencyMs !== undefined && !(latencyMs > 0)) {
  throw new Error(`--latency ${options.latency} is no number of milliseconds`);
}

await using sandbox = await startSandboxProcess();
const bin = ownBin();
if (!options.starts) {
  await printBesideRest();
  await printTokens();
}
if (bin === undefined) console.log("Over stdio nothing was measured: build first (npm run build)");
else await printStarts(bin);
if (!options.starts) {
  console.log("150 reads in a row at Twenty's default limits …");
  const { seconds, failed } = await rateLimited();
  console.log(`${failed} of 150 failed, ${seconds.toFixed(1)} s`);
}

async function printBesideRest(): Promise<void> {
  const { url, apiKey } = sandbox;
  console.log(
    "A tool call beside raw calls to the same Twenty: REST's, and the GraphQL that the tool sends; by turns, medians.",
  );
  const heard = await heardOf({ url, apiKey });
  await printBoth("On the sandbox", { url, apiKey }, { heard, rounds: ROUNDS });
  const slow = await slowTwenty(url);
  const howLong =
    latencyMs === undefined ? "as long as a real Twenty took" : `for ${latencyMs} ms each`;
  const prepare = (operation: Operation): void =>
    slow.take(latencyMs ?? recordedLatencyMs[operation]);
  const plan = { heard, rounds: SLOW_ROUNDS, prepare };
  await printBoth(`On the sandbox, answers held back ${howLong}`, { url: slow.url, apiKey }, plan);
  await slow.close();
}

async function heardOf({ url, apiKey }: Twenty): Promise<Heard> {
  const listening = await overheard(url);
  const server = await startServer({ twenty: { url: listening.url, apiKey, rateLimit: "off" } });
  const heard = await hear(toolCaller(server.mcpUrl), listening.last);
  await server.close();
  await listening.close();
  return heard;
}

/** Over stdio the program is a process of its own; over HTTP it shares this one with whoever calls it. */
async function printBoth(where: string, twenty: Twenty, plan: Plan): Promise<void> {
  if (bin !== undefined) {
    await using session = await openStdioSession(bin, {
      TWENTY_API_URL: twenty.url,
      TWENTY_API_KEY: twenty.apiKey,
      TWENTY_RATE_LIMIT: "off",
    });
    console.log(`${where}, over stdio:`);
    console.table(rounded(await besideRest(session.call, twenty, plan)));
  }
  const server = await startServer({ twenty: { ...twenty, rateLimit: "off" } });
  console.log(`${where}, over HTTP, stateless:`);
  console.table(rounded(await besideRest(toolCaller(server.mcpUrl), twenty, plan)));
  await server.close();
}

async function printTokens(): Promise<void> {
  const { url, apiKey } = sandbox;
  const server = await startServer({ twenty: { url, apiKey, rateLimit: "off" } });
  const people = await toolCaller(server.mcpUrl)("list-persons", { limit: 20 });
  console.log(`20 people as data: ${encode(JSON.stringify(people)).length} o200k tokens`);
  await server.close();
}

async function printStarts(ownScript: string): Promise<void> {
  const others = options.compare.map((words): Bin => {
    const [script = "", ...args] = words.split(" ");
    return { name: script.split("/").slice(-3).join("/"), script, args };
  });
  const { url, apiKey } = sandbox;
  const starts = await coldStarts({
    bin: ownScript,
    twenty: { url, apiKey },
    others,
    runs: START_RUNS,
  });
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
