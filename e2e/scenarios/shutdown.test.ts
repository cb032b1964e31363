import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { isPortInUse } from "../../stack/port-in-use.ts";
import { freePort } from "../stage/free-port.ts";
import { startSandboxProcess, startServerProcess } from "../stage/products.ts";
import { startScriptedGateway } from "../stage/scripted-gateway.ts";

const root = join(import.meta.dirname, "../..");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`on ${signal} the server stops accepting, unregisters, cleans up and exits with 0`, {
    meta: { proves: ["shutdown.order", "implementation.integration", "how.shutdown"] },
  }, async () => {
    await using gateway = await startScriptedGateway();
    const sandbox = await startSandboxProcess();
    await using _sandbox = sandbox.process;
    const server = await startServerProcess({
      ...sandbox.forServers,
      AGENT_GATEWAY_URL: gateway.url,
      LOG_LEVEL: "debug",
    });
    await using _server = server.process;
    await gateway.until(1, "POST", /\/register$/);

    // The gateway takes the DELETE but does not answer yet: what the server does meanwhile can be seen.
    gateway.answer = "hang";
    const exit = server.process.stop(signal);
    await gateway.until(1, "DELETE", /\/agents\//);
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    expect(server.process.child.exitCode).toBeNull();

    expect(await exit).toBe(0);
    const steps = [
      ...server.process.output().matchAll(/Shutdown step (?:done|failed) \{step: "([^"]+)"/g),
    ];
    expect(steps.map(([, step]) => step)).toEqual([
      "stop accepting connections",
      "unregister from the gateway",
      "clean up the MCP server",
    ]);
  });
}

test("a call in flight is answered before the server exits", {
  meta: { proves: ["shutdown.order"] },
}, async () => {
  const server = await startServerProcess();
  await using _server = server.process;
  const calls = Array.from({ length: 20 }, (_, index) =>
    fetch(`${server.url}/mcp`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/call",
        "mcp-name": "list-persons",
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: index,
        method: "tools/call",
        params: {
          name: "list-persons",
          arguments: { limit: 200 },
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
    }).then(async (response) => ({ status: response.status, body: await response.text() })),
  );
  const first = await Promise.race(calls);
  const exit = server.process.stop("SIGTERM");
  const answers = await Promise.allSettled(calls);
  expect(first.status).toBe(200);
  // A connection that was not accepted yet may be refused; an accepted one is answered whole.
  for (const answer of answers) {
    if (answer.status === "fulfilled") {
      expect(answer.value).toMatchObject({ status: 200, body: expect.stringContaining("result") });
    }
  }
  expect(await exit).toBe(0);
  await waitFor(() => server.process.child.exitCode === 0, { what: "the exit" });
});

test("SIGTERM for npm start reaches the server and leaves nothing behind", async () => {
  const port = await freePort();
  const npm = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: ":memory:", AGENT_GATEWAY_URL: "" },
    stdio: "ignore",
  });
  const exited = once(npm, "exit");
  await waitFor(async () => (await fetch(`http://localhost:${port}/ready`)).ok, {
    what: "npm start to serve",
    timeoutMs: 30_000,
  });
  npm.kill("SIGTERM");
  await exited;
  await waitFor(async () => !(await isPortInUse(port)), { what: "the port to be free" });
});
