import { once } from "node:events";
import { PassThrough } from "node:stream";
import { silentLogger, systemClock } from "service-kit";
import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config/read-config.ts";
import { knownAnswer } from "../src/infrastructure/stdio/known-answer.ts";
import { runStdio } from "../src/run-stdio.ts";

/** Nothing listens there: to introduce itself the server asks nobody. */
const workspace = { TWENTY_API_URL: "http://127.0.0.1:9", TWENTY_API_KEY: "a-key" };

function configOf(env: Readonly<Record<string, string>>) {
  return readConfig({ env }, { instanceId: "test" });
}

function initialize(params: object = {}): string {
  return JSON.stringify({
    jsonrpc: "2.0",
    id: 7,
    method: "initialize",
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "1.0.0" },
      ...params,
    },
  });
}

/** What the server with all its tools says to a line. */
async function answerOfServer(env: Readonly<Record<string, string>>, line: string) {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  const running = await runStdio(configOf(env), {
    stdin,
    stdout,
    clock: systemClock,
    logger: silentLogger,
  });
  stdin.write(`${line}\n`);
  const [answer] = (await once(stdout, "data")) as [Buffer];
  await running.close();
  return JSON.parse(answer.toString()) as object;
}

describe("the first answer", () => {
  test.each([
    [{}],
    [{ MCP_READ_ONLY: "true" }],
    [{ MCP_TOOLSETS: "all", MCP_DESTRUCTIVE: "true" }],
    [{ MCP_TOOLSETS: "insight" }],
    [{ MCP_TOOLSETS: "insight", MCP_TOOLS: "create-note" }],
    [{ MCP_TOOLSETS: "graphql", MCP_EXCLUDE_TOOLS: "graphql-query" }],
  ])("is the server's own with %o", async (narrowed) => {
    const env = { ...workspace, ...narrowed };
    const known = knownAnswer(configOf(env))?.(initialize());
    expect({ jsonrpc: "2.0", ...known }).toEqual(await answerOfServer(env, initialize()));
  });

  test.each(["2025-11-25", "2025-06-18", "2025-03-26"])("is of version %s", async (version) => {
    const line = initialize({ protocolVersion: version });
    const known = knownAnswer(configOf(workspace))?.(line);
    expect(known?.result).toMatchObject({ protocolVersion: version });
    expect({ jsonrpc: "2.0", ...known }).toEqual(await answerOfServer(workspace, line));
  });

  test.each([
    ["no JSON", "initialize"],
    ["another method", initialize().replace("initialize", "tools/list")],
    ["a version of the later generation", initialize({ protocolVersion: "2026-07-28" })],
    ["an unknown version", initialize({ protocolVersion: "1999-01-01" })],
    ["a client without a name", initialize({ clientInfo: {} })],
    ["an id that is none", initialize().replace('"id":7', '"id":null')],
    ["a batch", `[${initialize()}]`],
  ])("is left to the server for %s", (_, line) => {
    expect(knownAnswer(configOf(workspace))?.(line)).toBeUndefined();
  });

  test.each([
    ["a sandbox may fail to start", {}],
    ["a policy is yet to be read", { ...workspace, MCP_POLICY_FILE: "policy.yaml" }],
    ["other tools stand for all", { ...workspace, MCP_COMPACT: "true" }],
    ["callers bring the keys", { TWENTY_API_URL: "http://x.example", TWENTY_KEY_SOURCE: "caller" }],
  ])("waits for the start where %s", (_, env) => {
    expect(knownAnswer(configOf(env))).toBeUndefined();
  });
});
