import { type AgentList, agentListSchema, problemSchema } from "agent-gateway-contract";
import { createManualClock, waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "../stage/gateway.ts";
import { registration } from "../stage/registration.ts";

const endpoint = (port: number): string => `http://127.0.0.1:${port}/mcp`;

async function list(gateway: StagedGateway, query = ""): Promise<AgentList> {
  const response = await gateway.request("GET", `/api/v1/agents${query}`);
  expect(response.status).toBe(200);
  return agentListSchema.parse(await response.json());
}

async function named(gateway: StagedGateway, query: string): Promise<string[]> {
  return (await list(gateway, query)).agents.map(({ name }) => name);
}

/** Agents with nothing behind them: their health checks fail, which no test here looks at. */
async function registerAll(gateway: StagedGateway, ...names: string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const port = 1 + index;
    await gateway.register(registration({ name, endpoint: endpoint(port) }));
  }
}

describe("GET /api/v1/agents", () => {
  test.each([
    ["?type=a2a", ["chat"]],
    ["?namespace=sales", ["chat"]],
    ["?service=crm", ["crm-1", "crm-2"]],
    ["?version=2.0.0", ["crm-2"]],
    ["?capability=person.read&capability=person.create", ["crm-1"]],
    ["?tag=blue", ["crm-2"]],
    ["?tag=blue&tag=eu", []],
    ["?q=talks", ["chat"]],
    ["?q=CRM%20Two", ["crm-2"]],
    ["?operator=disabled", []],
  ])("%s finds %j", async (query, expected) => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ name: "crm-1", service: "crm", description: "one" }));
    await gateway.register(
      registration({
        name: "crm-2",
        service: "crm",
        version: "2.0.0",
        description: "two",
        capabilities: ["person.read"],
        tags: ["blue"],
      }),
    );
    await gateway.register(
      registration({
        name: "chat",
        type: "a2a",
        namespace: "sales",
        description: "talks",
        capabilities: [],
      }),
    );
    expect(await named(gateway, query)).toEqual(expected);
  });

  test.each([
    ["?tpye=mcp", "did you mean type?"],
    ["?limit=0", "limit"],
    ["?limit=many", "limit"],
    ["?verdict=fine", "verdict"],
    ["?type=mcp&type=a2a", "more than once"],
    ["?cursor=nonsense", "cursor"],
    ["?index=1&wait=1h", "wait"],
  ])("refuses %s and says what is wrong", async (query, problem) => {
    await using gateway = await stageGateway();
    const response = await gateway.request("GET", `/api/v1/agents${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const told = problemSchema.parse(await response.json());
    expect(told.detail).toContain(problem);
    expect(told.errors).toHaveLength(1);
  });

  test("pages show everything once that stays, whatever comes and goes between them", async () => {
    await using gateway = await stageGateway();
    await registerAll(gateway, "a", "b", "c", "d", "e");
    const first = await list(gateway, "?limit=2");
    expect(first).toMatchObject({ total: 5, agents: [{ name: "a" }, { name: "b" }] });
    await gateway.request("DELETE", "/api/v1/agents/a");
    await gateway.register(registration({ name: "aa", endpoint: endpoint(9) }));
    const second = await list(gateway, `?limit=2&cursor=${first.nextCursor}`);
    expect(second.agents.map(({ name }) => name)).toEqual(["c", "d"]);
    const third = await list(gateway, `?limit=2&cursor=${second.nextCursor}`);
    expect(third.agents.map(({ name }) => name)).toEqual(["e"]);
    expect(third.nextCursor).toBeUndefined();
  });

  test("answers 304 until something changes, to HEAD as to GET", async () => {
    await using gateway = await stageGateway();
    await registerAll(gateway, "a");
    const etag = (await gateway.request("GET", "/api/v1/agents")).headers.get("etag") ?? "";
    const again = (method: string): Promise<Response> =>
      gateway.request(method, "/api/v1/agents", undefined, { "if-none-match": `"x", ${etag}` });
    for (const method of ["GET", "HEAD"]) {
      const response = await again(method);
      expect([response.status, await response.text()]).toEqual([304, ""]);
    }
    await gateway.request("POST", "/api/v1/agents/a/heartbeat");
    expect((await again("GET")).status).toBe(304);
    await gateway.request("POST", "/api/v1/agents/a/heartbeat", { status: "draining" });
    expect((await again("GET")).status).toBe(200);
  });
});

describe("a blocking query", () => {
  test("answers at once when there is news, and else with the next change", async () => {
    await using gateway = await stageGateway();
    const { revision } = await list(gateway);
    const waiting = gateway.request("GET", `/api/v1/agents?index=${revision}&wait=60s`);
    await registerAll(gateway, "a");
    const response = await waiting;
    const { agents } = agentListSchema.parse(await response.json());
    expect(agents).toMatchObject([{ name: "a" }]);
    expect(Number(response.headers.get("x-gateway-index"))).toBeGreaterThan(revision);
    expect(await named(gateway, `?index=${revision}&wait=60s`)).toEqual(["a"]);
  });

  test("answers at once for an index that this gateway never gave out", async () => {
    await using gateway = await stageGateway();
    expect(await named(gateway, "?index=999999999&wait=60s")).toEqual([]);
  });

  test("answers when its time is over, though nothing changed", async () => {
    await using gateway = await stageGateway();
    const { revision } = await list(gateway);
    const later = await list(gateway, `?index=${revision}&wait=10ms`);
    expect(later.revision).toBe(revision);
  });

  test("is answered when the gateway stops", async () => {
    const { clock } = createManualClock();
    await using gateway = await stageGateway({ clock });
    const { revision } = await list(gateway);
    const waiting = gateway.request("GET", `/api/v1/agents?index=${revision}&wait=10m`);
    // The request is open once the gateway has it; only then it is told to stop.
    await waitFor(async () => (await inFlightOf(gateway)) === 1, { what: "the waiting request" });
    gateway.drain();
    expect((await waiting).status).toBe(200);
  });
});

/** How many requests wait, as the metrics tell. */
async function inFlightOf(gateway: StagedGateway): Promise<number> {
  const metrics = await (await gateway.request("GET", "/metrics")).text();
  return Number(/^agent_gateway_blocking_queries (\d+)$/m.exec(metrics)?.[1] ?? Number.NaN);
}

describe("one instance", () => {
  test("is told with every reason and the rule by which its verdict follows", async () => {
    await using gateway = await stageGateway();
    await registerAll(gateway, "a");
    const [agent] = await gateway.agents();
    const path = `/api/v1/agents/a/instances/${agent?.agentId}`;
    const told = await (await gateway.request("GET", path)).json();
    expect(told).toMatchObject({
      agent: {
        name: "a",
        lease: { why: expect.any(String) },
        verdict: { why: expect.any(String) },
      },
      rule: expect.stringContaining("routable"),
    });
    const timeline = await (await gateway.request("GET", `${path}/timeline`)).json();
    expect(timeline).toMatchObject({
      name: "a",
      entries: expect.arrayContaining([expect.objectContaining({ kind: "registered" })]),
    });
  });

  test("of another name is not found, and those of the name are listed", async () => {
    await using gateway = await stageGateway();
    await registerAll(gateway, "a", "b");
    const [a, b] = await gateway.agents();
    const response = await gateway.request("GET", `/api/v1/agents/a/instances/${b?.agentId}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(a?.agentId);
    const timeline = `/api/v1/agents/a/instances/${b?.agentId}/timeline`;
    expect((await gateway.request("GET", timeline)).status).toBe(404);
  });
});
