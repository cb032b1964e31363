import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedProcess, startProcess, waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { variables } from "../src/index.ts";
import { rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const folder = (): string => mkdtempSync(join(tmpdir(), "agent-gateway-"));

function run(
  env: Record<string, string> = {},
  { args = [], cwd = folder() }: { args?: string[]; cwd?: string } = {},
): StartedProcess {
  return startProcess(main, { args, cwd, env: { PORT: "0", LOG_FORMAT: "pretty", ...env } });
}

async function exitCode(gateway: StartedProcess): Promise<number | null> {
  await waitFor(() => gateway.child.exitCode !== null, { what: "the exit" });
  return gateway.child.exitCode;
}

describe("the command", () => {
  test("--help names every variable", async () => {
    await using gateway = run({}, { args: ["--help"] });
    expect(await exitCode(gateway)).toBe(0);
    for (const name of Object.keys(variables)) expect(gateway.output()).toContain(`  ${name}`);
  });

  test("--version prints the version alone", async () => {
    await using gateway = run({}, { args: ["--version"] });
    expect(await exitCode(gateway)).toBe(0);
    expect(gateway.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("refuses a flag that it does not know", async () => {
    await using gateway = run({}, { args: ["--prot=1"] });
    expect(await exitCode(gateway)).toBe(64);
    expect(gateway.output()).toContain("Did you mean --port?");
  });

  test.each([
    ["PORT", { PORT: "eighty" }],
    ["GATEWAY_API_KEY", { HOST: "0.0.0.0" }],
  ])("refuses a configuration by the name of %s, without a stack trace", async (name, env) => {
    await using gateway = run(env);
    expect(await exitCode(gateway)).toBe(78);
    expect(gateway.output()).toContain(name);
    expect(gateway.output()).not.toMatch(/\n\s+at /);
  });

  test("reads .env and refuses a misspelt name in it", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, ".env"), "GATEWAY_API_KYE=0123456789abcdef\n");
    await using gateway = run({}, { cwd });
    expect(await exitCode(gateway)).toBe(78);
    expect(gateway.output()).toContain("Did you mean GATEWAY_API_KEY?");
    expect(gateway.output()).not.toContain("0123456789abcdef");
  });

  test("names the port that is in use", async () => {
    await using first = run();
    const [, port = ""] = await first.line(/listening on port (\d+)/);
    await using second = run({ PORT: port });
    expect(await exitCode(second)).toBe(1);
    expect(second.output()).toContain(`Port ${port} is already in use`);
  });
});

test("a terminal is greeted with the addresses, a machine with one line of JSON", async () => {
  await using terminal = run();
  const [, port = ""] = await terminal.line(/🌐 Agent Gateway listening on port (\d+)/);
  await terminal.line(/🔑 API key: /);
  expect(terminal.output()).toContain(`🏠 Status Page: http://localhost:${port}/`);
  expect(terminal.output()).toContain(`❤️ Health Check: http://localhost:${port}/health`);
  await using machine = run({ LOG_FORMAT: "auto" });
  const [line] = await machine.line(/^\{.*\}$/m);
  expect(JSON.parse(line)).toMatchObject({ level: "info", msg: "Agent Gateway listening" });
});

test("on SIGTERM an open call gets its answer, an idle stream is cut, and the exit code is 0", async () => {
  const cwd = folder();
  await using gateway = run({}, { cwd });
  const [, port = ""] = await gateway.line(/listening on port (\d+)/);
  const url = `http://localhost:${port}`;
  const finish: (() => void)[] = [];
  await using agent = await startMcpAgent("crm", ({ method }, response) => {
    if (method === "GET") response.writeHead(200, { "content-type": "text/event-stream" });
    else finish.push(() => response.end('{"jsonrpc":"2.0","id":1,"result":{}}'));
    response.flushHeaders();
  });
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(agent.registration());
  await fetch(`${url}/api/v1/agents/register`, { method: "POST", headers, body });
  const standing = await fetch(`${url}/crm/mcp`);
  const call = fetch(`${url}/crm/mcp`, { method: "POST", body: rpc("tools/call", { name: "x" }) });
  await waitFor(() => finish.length > 0, { what: "the call to reach the agent" });

  const exit = gateway.stop("SIGTERM");
  await waitFor(
    () =>
      fetch(`${url}/ready`).then(
        () => false,
        () => true,
      ),
    { what: "new connections to be refused" },
  );
  expect(gateway.child.exitCode).toBeNull();
  for (const end of finish) end();
  expect(await (await call).json()).toHaveProperty("result");
  await expect(standing.text()).rejects.toThrow();
  expect(await exit).toBe(0);

  await using next = run({}, { cwd });
  const [, nextPort = ""] = await next.line(/listening on port (\d+)/);
  const listed = await fetch(`http://localhost:${nextPort}/api/v1/agents`);
  expect(await listed.json()).toMatchObject({ total: 1 });
});

test("a key that the command makes opens the gateway once it is in the keys file and SIGHUP came", async () => {
  const cwd = folder();
  const file = join(cwd, "keys.yaml");
  writeFileSync(file, "version: 1\nkeys: []\n");
  await using gateway = run({ GATEWAY_KEYS_FILE: file }, { cwd });
  const [, port = ""] = await gateway.line(/listening on port (\d+)/);
  await using made = run({}, { args: ["keys", "create", "reader", "--scopes", "agent:read"] });
  expect(await exitCode(made)).toBe(0);
  const [, key = "", entry = ""] = /🔑 (\S+).*?(- id: .*)/s.exec(made.output()) ?? [];
  const agents = (): Promise<Response> =>
    fetch(`http://localhost:${port}/api/v1/agents`, { headers: { "x-api-key": key } });
  expect((await agents()).status).toBe(401);
  writeFileSync(file, `version: 1\nkeys:\n${entry}`);
  process.kill(gateway.child.pid ?? Number.NaN, "SIGHUP");
  await waitFor(async () => (await agents()).status === 200, { what: "the new key to open" });
  expect(gateway.output()).not.toContain(key);
});
