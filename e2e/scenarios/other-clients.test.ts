import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServerProcess } from "../stage/products.ts";

const run = promisify(execFile);
const folder = join(import.meta.dirname, "../clients");
const LIMITS = { timeout: 60_000, maxBuffer: 10_000_000 };

let isInstalled = false;
let server: Awaited<ReturnType<typeof startServerProcess>>;
beforeAll(async () => {
  server = await startServerProcess();
  const install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
  isInstalled = await run("npm", install, { cwd: folder, timeout: 180_000 }).then(
    () => true,
    () => false,
  );
}, 240_000);
afterAll(async () => {
  await server.process[Symbol.asyncDispose]();
});

/** Skips, in words, where the clients cannot be had. */
function needsClients(): boolean {
  if (!isInstalled) console.info("skipped: npm could not install the clients");
  return isInstalled;
}

interface Answers {
  readonly tools: number;
  readonly listed: unknown;
  readonly refused: unknown;
}

describe("a client that others build upon", () => {
  test.each(["ai-sdk", "langchain", "mastra", "openai-agents"])(
    "%s lists the tools, calls one and is told what was wrong",
    async (name) => {
      if (!needsClients()) return;
      const args = [join(folder, `${name}.mjs`), `${server.url}/mcp`];
      const { stdout } = await run(process.execPath, args, LIMITS);
      const answers = JSON.parse(stdout.slice(stdout.indexOf('{"tools"'))) as Answers;
      expect(answers.tools).toBeGreaterThan(40);
      expect(JSON.stringify(answers.listed)).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      expect(JSON.stringify(answers.refused)).toMatch(/limit/);
    },
  );
});

describe("mcporter", () => {
  test("calls a tool and prints its data", async () => {
    if (!needsClients()) return;
    const words = ["call", "--http-url", `${server.url}/mcp`, "--allow-http", "list-companies"];
    const { stdout } = await run(
      join(folder, "node_modules/.bin/mcporter"),
      [...words, "limit:2", "--output", "json"],
      LIMITS,
    );
    expect(JSON.parse(stdout)).toMatchObject({ records: [{}, {}] });
  });
});

describe("mcp-remote", () => {
  test("stands between a client of programs and the address", async () => {
    if (!needsClients()) return;
    const client = new Client({ name: "test", version: "1.0.0" });
    await client.connect(
      new StdioClientTransport({
        command: join(folder, "node_modules/.bin/mcp-remote"),
        args: [`${server.url}/mcp`],
        stderr: "ignore",
      }),
    );
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(40);
    const called = await client.callTool({ name: "list-companies", arguments: { limit: 2 } });
    expect(called.structuredContent).toMatchObject({ records: [{}, {}] });
    const refused = await client.callTool({ name: "list-companies", arguments: { limt: 2 } });
    expect(refused).toMatchObject({ isError: true });
    await client.close();
  });
});
