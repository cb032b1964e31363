import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { callTool, connect, type Generation, generations } from "../stage/connect.ts";
import {
  type Product,
  startGatewayProcess,
  startSandboxProcess,
  startServerProcess,
} from "../stage/products.ts";

const SERVICE = "twenty-crm-mcp-server";
const CALLS = 500;

interface Fleet extends AsyncDisposable {
  readonly gateway: Product;
  readonly servers: readonly Product[];
  readonly mcpUrl: string;
}

/** One sandbox, one gateway, two servers under names of their own in one service. */
async function startFleet(): Promise<Fleet> {
  const sandbox = await startSandboxProcess();
  const gateway = await startGatewayProcess();
  const servers = await Promise.all(
    ["north", "south"].map((place) =>
      startServerProcess({
        ...sandbox.forServers,
        AGENT_GATEWAY_URL: gateway.url,
        AGENT_NAME: `${SERVICE}-${place}`,
        AGENT_SERVICE: SERVICE,
      }),
    ),
  );
  await waitFor(async () => (await routable(gateway)).length === 2, { what: "both instances" });
  return {
    gateway,
    servers,
    mcpUrl: `${gateway.url}/${SERVICE}/mcp`,
    [Symbol.asyncDispose]: async () => {
      for (const { process } of [...servers, gateway, sandbox]) await process.stop("SIGKILL");
    },
  };
}

async function routable(gateway: Product): Promise<{ name: string; service: string }[]> {
  const response = await fetch(`${gateway.url}/api/v1/agents?verdict=routable&service=${SERVICE}`);
  return ((await response.json()) as { agents: { name: string; service: string }[] }).agents;
}

test("requests are spread over instances that are listed under names of their own", {
  meta: {
    proves: [
      "overview.discovery",
      "overview.balancing",
      "overview.management",
      "practice.unique-names",
    ],
  },
}, async () => {
  await using fleet = await startFleet();
  expect((await routable(fleet.gateway)).map(({ name }) => name).toSorted()).toEqual([
    `${SERVICE}-north`,
    `${SERVICE}-south`,
  ]);
  const answeredBy = new Map<string, number>();
  const fewest = (): number => (answeredBy.size < 2 ? 0 : Math.min(...answeredBy.values()));
  // One that joined a moment later begins with a tenth of its share, and has all of it after half a minute.
  for (let call = 0; call < 1000 && fewest() < 10; call += 1) {
    const response = await fetch(fleet.mcpUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/list",
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: call,
        method: "tools/list",
        params: {
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
    });
    expect(response.status).toBe(200);
    await response.text();
    const instance = response.headers.get("x-gateway-instance") ?? "none";
    answeredBy.set(instance, (answeredBy.get(instance) ?? 0) + 1);
  }
  expect(answeredBy.size).toBe(2);
  expect(fewest()).toBe(10);
});

for (const generation of generations) {
  test(`no read of ${CALLS} fails over ${generation} when an instance is killed, and the dead one leaves the rotation`, {
    meta: { proves: ["practice.failover", "overview.balancing", "overview.health"] },
  }, async () => {
    await using fleet = await startFleet();
    let client = await connect(fleet.mcpUrl, generation);
    const { records } = (await callTool(client, "list-persons", { limit: 5 })) as {
      records: { id: string }[];
    };
    const id = records[0]?.id;

    for (let call = 0; call < CALLS; call += 1) {
      if (call === 100) fleet.servers[0]?.process.child.kill("SIGKILL");
      const read = (): Promise<Record<string, unknown>> => callTool(client, "get-person", { id });
      const person = await read().catch(async (error: unknown) => {
        client = await afterSessionLoss(error, generation, fleet.mcpUrl);
        return read();
      });
      expect(person).toMatchObject({ id });
    }

    await waitFor(async () => (await routable(fleet.gateway)).length === 1, {
      what: "the dead instance to leave the rotation",
    });
    expect((await routable(fleet.gateway))[0]?.name).toBe(`${SERVICE}-south`);
    await client.close();
  });
}

/**
 * A 2025 session lives on its instance. When that is gone the gateway answers 404, on which a client
 * "MUST start a new session" (MCP 2025-11-25, transports, session management). The read itself is not lost.
 */
async function afterSessionLoss(error: unknown, generation: Generation, mcpUrl: string) {
  if (generation !== "2025-11-25" || !/404|session/i.test(String(error))) throw error;
  return connect(mcpUrl, generation);
}
