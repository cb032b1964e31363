import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { startServer } from "twenty-crm-mcp-server";
import { startSandbox } from "twenty-sandbox";
import { coldStart } from "./cold-start.ts";
import { paired } from "./paired.ts";
import { rateLimited } from "./rate-limited.ts";
import { toolCaller } from "./tool-caller.ts";

const ROUNDS = 300;
const START_RUNS = 11;

const sandbox = await startSandbox({ port: 0 });
const server = await startServer({
  twenty: { url: sandbox.url, apiKey: sandbox.apiKey, rateLimit: "off" },
});
const call = toolCaller(server.mcpUrl);

async function rest(path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${sandbox.url}/rest/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${sandbox.apiKey}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`REST ${path} answered ${response.status}`);
  return response.json();
}

const { records } = (await call("list-persons", { limit: 1 })) as { records: { id: string }[] };
const id = records[0]?.id ?? "";
console.log("A tool call beside the raw REST call to the same Twenty, by turns, medians:");
console.table({
  get: rounded(
    await paired(
      () => rest(`people/${id}`),
      () => call("get-person", { id }),
      ROUNDS,
    ),
  ),
  "list 20": rounded(
    await paired(
      () => rest("people?limit=20"),
      () => call("list-persons", { limit: 20 }),
      ROUNDS,
    ),
  ),
  create: rounded(
    await paired(
      () => rest("notes", { title: "Bench" }),
      () => call("create-note", { title: "Bench" }),
      ROUNDS,
    ),
  ),
});
const people = await call("list-persons", { limit: 20 });
console.log(`20 people as data: ${encode(JSON.stringify(people)).length} o200k tokens`);
const start = await coldStart(sandbox.url, sandbox.apiKey, START_RUNS);
console.log(
  start === undefined
    ? "cold start: build first (npm run build)"
    : `cold start to initialize over stdio: ${start.ms.toFixed(0)} ms, ${start.rssMiB.toFixed(0)} MiB; Node alone: ${start.nodeMs.toFixed(0)} ms`,
);
await server.close();
await sandbox.close();
console.log("150 reads in a row at Twenty's default limits …");
const { seconds, failed } = await rateLimited();
console.log(`${failed} of 150 failed, ${seconds.toFixed(1)} s`);

function rounded(figures: Awaited<ReturnType<typeof paired>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  );
}
