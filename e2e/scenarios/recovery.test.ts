import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { callTool, connect } from "../stage/connect.ts";
import {
  emptyFolder,
  type Product,
  startGatewayProcess,
  startServerProcess,
} from "../stage/products.ts";
import { type ScriptedGateway, startScriptedGateway } from "../stage/scripted-gateway.ts";

const REGISTER = /\/register$/;
const INTERVAL_MS = 1000;

async function registeredNames(gateway: Product): Promise<string[]> {
  const response = await fetch(`${gateway.url}/api/v1/agents?verdict=routable`);
  const { agents } = (await response.json()) as { agents: { name: string }[] };
  return agents.map(({ name }) => name);
}

test("a gateway killed and started again has the server back, which serves throughout", {
  meta: {
    proves: [
      "how.recovery",
      "trouble.reregistration",
      "trouble.independence",
      "trouble.gateway-health",
      "overview.health",
      "practice.health",
    ],
  },
}, async () => {
  const first = await startGatewayProcess();
  await using _first = first.process;
  const server = await startServerProcess({
    AGENT_GATEWAY_URL: first.url,
    AGENT_REGISTRATION_INTERVAL: String(INTERVAL_MS),
  });
  await using _server = server.process;
  await waitFor(async () => (await registeredNames(first)).includes("twenty-crm-mcp-server"), {
    what: "the registration",
  });
  const client = await connect(`${server.url}/mcp`, "2026-07-28");
  const people = await callTool(client, "list-persons", { limit: 1 });

  await first.process.stop("SIGKILL");
  await expect(fetch(`${first.url}/health`)).rejects.toThrow();
  expect(await callTool(client, "list-persons", { limit: 1 })).toEqual(people);

  // A new data folder: the second gateway knows nothing of the server but what the server tells it.
  const second = await startGatewayProcess({}, { port: first.port, cwd: emptyFolder() });
  await using _second = second.process;
  expect((await fetch(`${second.url}/health`)).status).toBe(200);
  await waitFor(async () => (await registeredNames(second)).includes("twenty-crm-mcp-server"), {
    what: "the server to be registered again",
  });
  expect(await callTool(client, "list-persons", { limit: 1 })).toEqual(people);
  await waitFor(
    async () => {
      const health = (await (await fetch(`${server.url}/health`)).json()) as {
        gateway: { state: string };
      };
      return health.gateway.state === "registered";
    },
    { what: "the server's health to say that it is registered" },
  );
  await client.close();
});

test("a gateway started again on its data knows the server before it beats again", {
  meta: { proves: ["overview.management"] },
}, async () => {
  const cwd = emptyFolder();
  const first = await startGatewayProcess({}, { cwd });
  await using _first = first.process;
  const server = await startServerProcess({ AGENT_GATEWAY_URL: first.url });
  await using _server = server.process;
  await waitFor(async () => (await registeredNames(first)).includes("twenty-crm-mcp-server"), {
    what: "the registration",
  });
  await first.process.stop("SIGKILL");

  const second = await startGatewayProcess({}, { port: first.port, cwd });
  await using _second = second.process;
  // The server beats once a minute: only the gateway's own store and probe can bring it back so soon.
  await waitFor(async () => (await registeredNames(second)).includes("twenty-crm-mcp-server"), {
    what: "the restored registration",
  });
});

const faults: readonly [what: string, answer: ScriptedGateway["answer"]][] = [
  ["hangs", "hang"],
  ["refuses the key", 401],
  ["fails", 500],
];

for (const [what, answer] of faults) {
  test(`a gateway that ${what} delays neither the start nor a call, and is tried again`, {
    meta: { proves: ["trouble.independence", "trouble.retry", "trouble.failure-logged"] },
  }, async () => {
    await using gateway = await startScriptedGateway(answer);
    const server = await startServerProcess({
      AGENT_GATEWAY_URL: gateway.url,
      AGENT_REGISTRATION_INTERVAL: String(INTERVAL_MS),
    });
    await using _server = server.process;
    const client = await connect(`${server.url}/mcp`, "2025-11-25");
    expect((await client.listTools()).tools.length).toBeGreaterThanOrEqual(15);
    await client.close();
    await server.process.line(/\[ERROR\] Failed to register with Agent Gateway/);
    await gateway.until(3, "POST", REGISTER);

    gateway.answer = 201;
    await server.process.line(/\[INFO\] Successfully registered with Agent Gateway/);
  });
}

test("a gateway that is not there delays nothing", {
  meta: { proves: ["trouble.independence", "trouble.failure-logged", "monitoring.health"] },
}, async () => {
  const server = await startServerProcess({ AGENT_GATEWAY_URL: "http://127.0.0.1:9" });
  await using _server = server.process;
  await server.process.line(/\[ERROR\] Failed to register with Agent Gateway/);
  const health = await fetch(`${server.url}/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({
    gateway: { configured: true, state: expect.stringMatching(/retrying|registering/) },
  });
});
