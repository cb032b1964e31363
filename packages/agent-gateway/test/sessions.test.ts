import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway, TURNS } from "./stage/gateway.ts";
import { type McpAgent, type McpScript, rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const metadata = { readOnlyTools: ["get-person"] };

/** Gives each initialization a session of its own and repeats the id on every answer. */
function sessionful(name: string): McpScript {
  let count = 0;
  return ({ rpc: method, headers }, response) => {
    if (method === "initialize") count += 1;
    response.setHeader("mcp-session-id", headers["mcp-session-id"] ?? `${name}-session-${count}`);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: { name } }));
  };
}

async function fleet(gateway: StagedGateway): Promise<Record<string, McpAgent>> {
  const agents = {
    north: await startMcpAgent("north", sessionful("north")),
    south: await startMcpAgent("south", sessionful("south")),
  };
  for (const agent of Object.values(agents)) {
    await gateway.register(agent.registration({ metadata }));
  }
  return agents;
}

async function initialize(gateway: StagedGateway): Promise<{ name: string; session: string }> {
  const response = await gateway.request("POST", "/crm/mcp", rpc("initialize"));
  const { result } = (await response.json()) as { result: { name: string } };
  return { name: result.name, session: response.headers.get("mcp-session-id") ?? "" };
}

const within = (session: string) => ({ "mcp-session-id": session });

async function endAll(agents: Record<string, McpAgent>): Promise<void> {
  await Promise.all(Object.values(agents).map((agent) => agent.kill()));
}

describe("a session", () => {
  test("stays on its instance, under an id that the client does not see", async () => {
    await using gateway = await stageGateway(TURNS);
    const agents = await fleet(gateway);
    const sessions = [await initialize(gateway), await initialize(gateway)];
    expect(sessions.map(({ name }) => name).toSorted()).toEqual(["north", "south"]);
    for (const { name, session } of sessions) {
      expect(session).not.toContain("session");
      for (const [method, body] of [
        ["POST", rpc("tools/list")],
        ["POST", rpc("tools/list")],
        ["GET", undefined],
        ["DELETE", undefined],
      ] as const) {
        const response = await gateway.request(method, "/crm/mcp", body, within(session));
        expect(await response.json()).toMatchObject({ result: { name } });
        // The client's id never changes under its feet.
        expect(response.headers.get("mcp-session-id")).toBe(session);
      }
      const upstream = agents[name]?.calls.slice(1).map(({ headers }) => headers["mcp-session-id"]);
      expect(upstream).toEqual(Array(4).fill(`${name}-session-1`));
    }
    await endAll(agents);
  });

  test("goes on while its instance drains, and new ones go elsewhere", async () => {
    await using gateway = await stageGateway(TURNS);
    const agents = await fleet(gateway);
    const { name, session } = await initialize(gateway);
    await gateway.request("POST", `/api/v1/agents/${name}/heartbeat`, { status: "draining" });
    const response = await gateway.request("POST", "/crm/mcp", rpc("tools/list"), within(session));
    expect(await response.json()).toMatchObject({ result: { name } });
    expect((await initialize(gateway)).name).not.toBe(name);
    await endAll(agents);
  });

  test("goes on while an operator drains its instance, and is over when that is disabled", async () => {
    await using gateway = await stageGateway(TURNS);
    const agents = await fleet(gateway);
    const { name, session } = await initialize(gateway);
    const agent = (await gateway.agents()).find((each) => each.name === name);
    const path = `/api/v1/agents/${name}/instances/${agent?.agentId}`;
    await gateway.request("POST", `${path}/drain`);
    const drained = await gateway.request("POST", "/crm/mcp", rpc("tools/list"), within(session));
    expect(await drained.json()).toMatchObject({ result: { name } });
    await gateway.request("POST", `${path}/disable`);
    const before = agents[name]?.calls.length;
    for (const [method, body] of [
      ["POST", rpc("tools/list")],
      ["GET", undefined],
    ] as const) {
      const response = await gateway.request(method, "/crm/mcp", body, within(session));
      expect(response.status).toBe(404);
    }
    expect(agents[name]?.calls).toHaveLength(before ?? 0);
    await endAll(agents);
  });

  test("outlives a restart of the gateway", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "agent-gateway-"));
    const first = await stageGateway({ ...TURNS, dataDir });
    const agents = await fleet(first);
    const { name, session } = await initialize(first);
    await first.close();
    await using second = await stageGateway({ ...TURNS, dataDir });
    const response = await second.request("POST", "/crm/mcp", rpc("tools/list"), within(session));
    expect(await response.json()).toMatchObject({ result: { name } });
    await endAll(agents);
  });
});

describe("a session id that is not good is answered 404, so that the client begins anew:", () => {
  async function expectLost(gateway: StagedGateway, path: string, session: string): Promise<void> {
    const response = await gateway.request("POST", path, rpc("tools/list"), within(session));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      jsonrpc: "2.0",
      id: 1,
      error: { code: -32001, data: { code: "session_not_found" } },
    });
  }

  test("one that was made up or changed", async () => {
    await using gateway = await stageGateway(TURNS);
    const agents = await fleet(gateway);
    const { session } = await initialize(gateway);
    const last = session.at(-1) === "A" ? "B" : "A";
    for (const bad of [
      "north-session-1",
      `${session.slice(0, -2)}${last}${last}`,
      `${session}AAAA`,
    ]) {
      await expectLost(gateway, "/crm/mcp", bad);
    }
    expect(agents.north?.calls.concat(agents.south?.calls ?? [])).toHaveLength(1);
    await endAll(agents);
  });

  test("one of another service, and one of another gateway", async () => {
    await using gateway = await stageGateway(TURNS);
    await using stranger = await stageGateway(TURNS);
    const agents = await fleet(gateway);
    await using other = await startMcpAgent("other", sessionful("other"));
    await gateway.register(other.registration({ service: "other" }));
    await stranger.register(other.registration());
    const { session } = await initialize(gateway);
    await expectLost(gateway, "/other/mcp", session);
    await expectLost(stranger, "/crm/mcp", session);
    await endAll(agents);
  });

  test("one whose instance was removed, and one whose instance was killed", async () => {
    await using gateway = await stageGateway(TURNS);
    const agents = await fleet(gateway);
    const [first, second] = [await initialize(gateway), await initialize(gateway)];
    await gateway.request("DELETE", `/api/v1/agents/${first.name}`);
    await expectLost(gateway, "/crm/mcp", first.session);
    await agents[second.name]?.kill();
    await expectLost(gateway, "/crm/mcp", second.session);
    expect((await gateway.agents(`?name=${second.name}`))[0]?.verdict.state).toBe("not_routable");
    await endAll(agents);
  });
});

test("a call within a session whose instance dies is lost when it may be repeated, and ambiguous when not", async () => {
  await using gateway = await stageGateway(TURNS);
  const answer = sessionful("crm");
  await using agent = await startMcpAgent("crm", (request, response) => {
    if (request.rpc === "tools/call") response.socket?.resetAndDestroy();
    else answer(request, response);
  });
  await gateway.register(agent.registration({ metadata }));
  const { session } = await initialize(gateway);
  const call = (name: string) =>
    gateway.request("POST", "/crm/mcp", rpc("tools/call", { name }), within(session));
  expect((await call("get-person")).status).toBe(404);
  const write = await call("create-person");
  expect(write.status).toBe(502);
  expect(await write.json()).toMatchObject({ error: { data: { code: "ambiguous_delivery" } } });
  const writes = agent.calls.filter(({ body }) => body.includes("create-person"));
  expect(writes).toHaveLength(1);
});
