import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "./stage/gateway.ts";
import { rpc, startMcpAgent } from "./stage/mcp-agent.ts";
import { startPlainAgent } from "./stage/plain-agent.ts";

describe("A2A", () => {
  const names = ["north", "south", "west"];

  /** Agents that name contexts and tasks themselves, as A2A agents do. */
  async function fleet(gateway: StagedGateway) {
    const agents = await Promise.all(
      names.map((name) =>
        startPlainAgent(name, "a2a", ({ body }, response) => {
          const { id, params } = JSON.parse(body) as {
            id: number;
            params: { message?: { contextId?: string }; id?: string };
          };
          const contextId = params.message?.contextId ?? `${name}-context`;
          const result = { id: params.id ?? `${name}-task`, contextId, kind: "task", name };
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
        }),
      ),
    );
    for (const agent of agents) await gateway.register(agent.registration());
    return agents;
  }

  async function call(gateway: StagedGateway, method: string, params: object) {
    const body = { jsonrpc: "2.0", id: 1, method, params };
    const response = await gateway.request("POST", "/crew/a2a", body);
    const { result } = (await response.json()) as {
      result: { id: string; contextId: string; name: string };
    };
    return result;
  }

  test("what belongs to a context or a task goes to the instance that gave it out", async () => {
    await using gateway = await stageGateway();
    const agents = await fleet(gateway);
    for (let i = 0; i < 10; i += 1) {
      const { name, contextId, id } = await call(gateway, "message/send", { message: {} });
      expect((await call(gateway, "message/send", { message: { contextId } })).name).toBe(name);
      expect((await call(gateway, "tasks/get", { id })).name).toBe(name);
    }
    await Promise.all(agents.map((agent) => agent.kill()));
  });

  test("a context that the client named stays on one instance", async () => {
    await using gateway = await stageGateway();
    const agents = await fleet(gateway);
    const owners = new Set<string>();
    for (let i = 0; i < 10; i += 1) {
      owners.add((await call(gateway, "message/send", { message: { contextId: "mine" } })).name);
    }
    expect(owners.size).toBe(1);
    await Promise.all(agents.map((agent) => agent.kill()));
  });
});

describe("an agent of any other type", () => {
  test.each(["GET", "POST", "PUT", "PATCH", "DELETE"])(
    "is reached by %s below its service's name",
    async (method) => {
      await using gateway = await stageGateway();
      await using agent = await startPlainAgent("weather", "rest-api", (request, response) => {
        response.writeHead(201, { "content-type": "text/plain", "x-own": "1" });
        response.end(`${request.method} ${request.url} ${request.body}`);
      });
      await gateway.register(agent.registration());
      const body = method === "GET" ? undefined : "what is sent";
      const response = await gateway.request(method, "/crew/v1/now%20here?x=1", body);
      expect(response.status).toBe(201);
      expect(response.headers.get("x-own")).toBe("1");
      expect(await response.text()).toBe(`${method} /agent/v1/now%20here?x=1 ${body ?? ""}`);
    },
  );

  test("answers a HEAD with the length that a GET would have", async () => {
    await using gateway = await stageGateway();
    await using agent = await startPlainAgent("weather", "rest-api", (_request, response) => {
      response.setHeader("content-type", "application/json");
      response.setHeader("content-length", 1234);
      response.end();
    });
    await gateway.register(agent.registration());
    const response = await gateway.request("HEAD", "/crew/v1/now");
    expect(response.headers.get("content-length")).toBe("1234");
  });

  test("has nothing asked of it that leads out of its own path", async () => {
    await using gateway = await stageGateway();
    await using agent = await startPlainAgent("weather", "rest-api", (_request, response) =>
      response.end(),
    );
    await gateway.register(agent.registration());
    for (const path of ["/crew/%2e%2e/admin", "/crew/a%2fb"]) {
      expect((await gateway.request("GET", path)).status).toBe(404);
    }
    expect(agent.calls).toEqual([]);
  });

  test("is not in the way of what the gateway answers itself", async () => {
    await using gateway = await stageGateway();
    await using agent = await startPlainAgent("api", "rest-api", (_request, response) =>
      response.end("the agent"),
    );
    await gateway.register(agent.registration({ service: "api" }));
    expect((await gateway.agents()).map(({ name }) => name)).toEqual(["api"]);
    expect(await (await gateway.request("GET", "/~default/api/v1/agents")).text()).toBe(
      "the agent",
    );
    expect((await gateway.request("GET", "/nobody/there")).status).toBe(404);
  });
});

test("a service of another namespace is reached by its namespace, and only so", async () => {
  await using gateway = await stageGateway();
  await using sales = await startMcpAgent("sales");
  await using ours = await startMcpAgent("ours");
  await gateway.register(sales.registration({ namespace: "sales" }));
  await gateway.register(ours.registration());
  for (let i = 0; i < 4; i += 1) {
    const there = await gateway.request("POST", "/~sales/crm/mcp", rpc("tools/list"));
    expect(await there.json()).toMatchObject({ result: { name: "sales" } });
    const here = await gateway.request("POST", "/crm/mcp", rpc("tools/list"));
    expect(await here.json()).toMatchObject({ result: { name: "ours" } });
  }
  expect((await gateway.request("POST", "/~other/crm/mcp", rpc("tools/list"))).status).toBe(404);
});

test("what lies below an MCP address is passed on below the instance's own", async () => {
  await using gateway = await stageGateway();
  await using crm = await startMcpAgent("crm");
  await gateway.register(crm.registration());
  await gateway.request("POST", "/crm/mcp/x/sales?a=1", rpc("tools/list"));
  expect(crm.calls[0]?.url).toBe("/mcp/x/sales?a=1");
});
