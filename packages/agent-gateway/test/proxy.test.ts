import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway, TURNS } from "./stage/gateway.ts";
import { type McpAgent, rpc, startMcpAgent } from "./stage/mcp-agent.ts";
import { registration } from "./stage/registration.ts";

const KEY = "the-key-of-the-gateway-0123456789";

async function answers(gateway: StagedGateway, times: number): Promise<string[]> {
  const names: string[] = [];
  for (let i = 0; i < times; i += 1) {
    const response = await gateway.request("POST", "/crm/mcp", rpc("tools/list"));
    const { result } = (await response.json()) as { result: { name: string } };
    names.push(result.name);
  }
  return names;
}

function count(names: readonly string[], name: string): number {
  return names.filter((other) => other === name).length;
}

describe("balancing", () => {
  test("gives every instance its turn and says which one answered", async () => {
    await using gateway = await stageGateway(TURNS);
    await using north = await startMcpAgent("north");
    await using south = await startMcpAgent("south");
    await gateway.register(north.registration());
    await gateway.register(south.registration());
    const names = await answers(gateway, 10);
    expect([count(names, "north"), count(names, "south")]).toEqual([5, 5]);
    const agents = await gateway.agents();
    const response = await gateway.request("POST", "/crm/mcp", rpc("tools/list"));
    const { result } = (await response.json()) as { result: { name: string } };
    const answered = agents.find(({ name }) => name === result.name);
    expect(response.headers.get("x-gateway-instance")).toBe(answered?.agentId);
  });

  test("gives a degraded instance half the share, and a draining one none", async () => {
    await using gateway = await stageGateway(TURNS);
    await using north = await startMcpAgent("north");
    await using south = await startMcpAgent("south");
    await gateway.register(north.registration());
    await gateway.register(south.registration());
    await gateway.request("POST", "/api/v1/agents/south/heartbeat", { status: "degraded" });
    expect(count(await answers(gateway, 12), "south")).toBe(4);
    await gateway.request("POST", "/api/v1/agents/south/heartbeat", { status: "draining" });
    expect(count(await answers(gateway, 6), "south")).toBe(0);
  });

  test("does not count an instance of another type or another service", async () => {
    await using gateway = await stageGateway(TURNS);
    await using crm = await startMcpAgent("crm");
    await using other = await startMcpAgent("other");
    await gateway.register(crm.registration());
    await gateway.register(other.registration({ type: "ag-ui" }));
    await gateway.register(other.registration({ service: "other" }));
    expect(await answers(gateway, 3)).toEqual(["crm", "crm", "crm"]);
  });
});

describe("a request that cannot be passed on", () => {
  test.each([
    ["POST", "/nobody/mcp", 404, "not_found"],
    ["PUT", "/crm/mcp", 405, "method_not_allowed"],
    ["POST", "/crm/mcp", 503, "no_routable_instance"],
  ])("%s %s is answered %d %s as a JSON-RPC error", async (method, path, status, code) => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ name: "asleep", service: "crm", status: "starting" }));
    const response = await gateway.request(method, path, rpc("tools/list"));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      jsonrpc: "2.0",
      error: { message: expect.any(String), data: { code, status } },
    });
  });

  test("because its body is too large is answered 413", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    await gateway.register(crm.registration());
    const body = rpc("tools/list", { padding: "x".repeat(4 * 1024 * 1024) });
    const response = await gateway.request("POST", "/crm/mcp", body);
    expect(response.status).toBe(413);
    expect(crm.calls).toEqual([]);
  });
});

test("bodies pass unchanged in both directions, whatever they hold", async () => {
  await using gateway = await stageGateway();
  await using crm = await startMcpAgent("crm", ({ body }, response) => response.end(body));
  await gateway.register(crm.registration());
  for (const body of [
    rpc("tools/list", { text: "ünïcode ✓".repeat(100_000) }),
    "{not json",
    "[]",
  ]) {
    const response = await gateway.request("POST", "/crm/mcp", body);
    expect(await response.text()).toBe(body);
  }
});

test.each([400, 404, 406, 429, 500, 503])(
  "a %d of the instance passes with its body and headers",
  async (status) => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm", (_request, response) => {
      response.writeHead(status, { "content-type": "text/plain", "retry-after": "7" });
      response.end(`the instance says ${status}`);
    });
    await gateway.register(crm.registration());
    const response = await gateway.request("POST", "/crm/mcp", rpc("tools/call", { name: "x" }));
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await response.text()).toBe(`the instance says ${status}`);
    expect(crm.calls).toHaveLength(1);
  },
);

describe("headers", () => {
  async function exchanged(
    agent: McpAgent,
    gateway: StagedGateway,
    headers: Record<string, string>,
    path = "/crm/mcp",
  ) {
    await gateway.register(agent.registration());
    const response = await gateway.request("POST", path, rpc("tools/list"), headers);
    await response.text();
    const [call] = agent.calls;
    if (call === undefined) throw new Error("nothing reached the instance");
    return { response, call };
  }

  test.each([
    ["Authorization", { authorization: `Bearer ${KEY}` }],
    ["X-API-Key", { "x-api-key": KEY }],
  ])("carry the gateway's key no further when it comes as %s", async (_, headers) => {
    await using gateway = await stageGateway({ apiKey: KEY });
    await using crm = await startMcpAgent("crm");
    const { call } = await exchanged(crm, gateway, { cookie: "a=b", ...headers });
    expect(JSON.stringify(call.headers)).not.toContain(KEY);
    expect(call.headers).not.toHaveProperty("authorization");
    expect(call.headers).not.toHaveProperty("cookie");
  });

  test("carry the key of the instances in place of the caller's, also when the caller sends none", async () => {
    await using gateway = await stageGateway({ upstreamApiKey: "what-the-servers-ask-for" });
    await using crm = await startMcpAgent("crm");
    const { call } = await exchanged(crm, gateway, { authorization: "Bearer the-callers-own" });
    expect(call.headers.authorization).toBe("Bearer what-the-servers-ask-for");
  });

  test("of MCP and tracing pass, those of one connection do not", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm", (_request, response) => {
      response.writeHead(200, {
        "content-type": "application/json",
        connection: "close, x-only-here",
        "x-only-here": "1",
        "set-cookie": "a=b",
        "x-gateway-decision": "made-up",
        "x-request-cost": "3",
      });
      response.end("{}");
    });
    const { call, response } = await exchanged(crm, gateway, {
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": "tools/list",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      te: "trailers",
    });
    expect(call.headers).toMatchObject({
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": "tools/list",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    });
    expect(call.headers).not.toHaveProperty("te");
    expect(response.headers.get("x-request-cost")).toBe("3");
    expect(response.headers.get("x-only-here")).toBeNull();
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("x-gateway-decision")).toBeNull();
  });

  test("tell the instance who called and under which name, and are not taken on trust", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    const { call } = await exchanged(crm, gateway, {
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "10.0.0.1",
      forwarded: "for=10.0.0.1",
    });
    expect(call.headers).toMatchObject({
      host: `127.0.0.1:${crm.port}`,
      "x-forwarded-for": expect.stringMatching(/^10\.0\.0\.1, (127\.0\.0\.1|::1)$/),
      "x-forwarded-host": new URL(gateway.url).host,
      "x-forwarded-proto": "http",
    });
    expect(call.headers).not.toHaveProperty("forwarded");
  });

  test("leave the query in place behind the instance's own", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    await gateway.register(crm.registration({ endpoint: `${crm.url}/mcp?tenant=a` }));
    await gateway.request("POST", "/crm/mcp?debug=1", rpc("tools/list"));
    expect(crm.calls[0]?.url).toBe("/mcp?tenant=a&debug=1");
  });
});
