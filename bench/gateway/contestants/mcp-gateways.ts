import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { waitFor } from "testkit";
import { freePort } from "../free-port.ts";
import { toolCall } from "../messages.ts";
import { runProgram } from "../run-program.ts";
import type { Contestant, Stage, StartedContestant } from "./contestant.ts";
import { targetAt } from "./plain-proxies.ts";

const SERVER = join(import.meta.dirname, "../stdio-server.ts");
const run = promisify(execFile);

/** The npm package of that name, which bridges to a server on stdio over Streamable HTTP with a session. */
export const mcpProxy: Contestant = {
  name: "mcp-proxy",
  start: (stage) =>
    bridge(stage, "mcp-proxy", "6.7.19", (port) => [
      ...["--port", String(port), "--host", "127.0.0.1", "--server", "stream", "--no-eventStore"],
      ...["--", process.execPath, SERVER],
    ]),
};

/** The same of supergateway. */
export const supergateway: Contestant = {
  name: "supergateway",
  start: (stage) =>
    bridge(stage, "supergateway", "4.0.0", (port) => [
      ...["--stdio", `${process.execPath} ${SERVER}`, "--outputTransport", "streamableHttp"],
      ...["--stateful", "--port", String(port), "--logLevel", "none"],
    ]),
};

/** mcp-hub, by its REST endpoint for calls: its MCP endpoint answers on another stream than it is asked on. */
export const mcpHub: Contestant = {
  name: "mcp-hub (REST)",
  async start(stage) {
    const folder = await installed(stage, "mcp-hub", "4.2.1");
    if (folder === undefined) return "npm could not install it";
    const port = await freePort();
    const config = join(folder, "config.json");
    const fixture = { command: process.execPath, args: [SERVER] };
    writeFileSync(config, JSON.stringify({ mcpServers: { fixture } }));
    const bin = join(folder, "node_modules/.bin/mcp-hub");
    const program = await runProgram(bin, ["--port", String(port), "--config", config], {
      port,
      env: { XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, HOME: folder },
    });
    const { name, arguments: given } = (
      JSON.parse(toolCall()) as { params: { name: string; arguments: object } }
    ).params;
    const json = {
      url: `http://127.0.0.1:${port}/api/servers/tools`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ server_name: "fixture", tool: name, arguments: given }),
    };
    const call = (): Promise<Response> =>
      fetch(json.url, { method: "POST", headers: json.headers, body: json.body });
    await waitFor(async () => (await call()).ok, { what: "mcp-hub to call", timeoutMs: 30_000 });
    return { ...program, pids: [program.pid], json };
  },
};

async function bridge(
  stage: Stage,
  name: string,
  version: string,
  args: (port: number) => string[],
): Promise<StartedContestant | string> {
  const folder = await installed(stage, name, version);
  if (folder === undefined) return "npm could not install it";
  const port = await freePort();
  const program = await runProgram(join(folder, "node_modules/.bin", name), args(port), { port });
  const target = targetAt(port, "/mcp");
  const initialize = {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: {
      protocolVersion: "2025-06-18",
      capabilities: {},
      clientInfo: { name: "bench", version: "1.0.0" },
    },
  };
  const response = await fetch(target.url, {
    method: "POST",
    headers: target.headers,
    body: JSON.stringify(initialize),
  });
  const sessionId = response.headers.get("mcp-session-id");
  await response.text();
  if (!response.ok || sessionId === null) {
    await program[Symbol.asyncDispose]();
    return `it began no session: ${response.status}`;
  }
  const headers = { ...target.headers, "mcp-session-id": sessionId };
  const initialized = { jsonrpc: "2.0", method: "notifications/initialized" };
  await fetch(target.url, { method: "POST", headers, body: JSON.stringify(initialized) });
  // Calls of one session must not share an id.
  return { ...program, pids: [program.pid], json: { ...target, headers, hasOwnIds: true } };
}

/** Installs a package into a folder of the bench; `undefined` offline. */
async function installed(
  { folder }: Stage,
  name: string,
  version: string,
): Promise<string | undefined> {
  const prefix = join(folder, name);
  try {
    const options = ["--no-audit", "--no-fund", "--silent", "--prefix", prefix];
    await run("npm", ["install", ...options, `${name}@${version}`], { timeout: 120_000 });
    return prefix;
  } catch {
    return undefined;
  }
}
