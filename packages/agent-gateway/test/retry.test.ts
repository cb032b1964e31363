import type { ServerResponse } from "node:http";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway, TURNS } from "./stage/gateway.ts";
import { echo, type McpAgent, type McpScript, rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const READ = rpc("tools/call", { name: "get-person" });
const WRITE = rpc("tools/call", { name: "create-person" });
const metadata = { readOnlyTools: ["get-person"] };

/** Dies while it works: the request was read, nothing was answered. */
const reset: McpScript = (_request, response) => void response.socket?.resetAndDestroy();
/** Dies while it answers. */
const cutAnswer: McpScript = (_request, response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"jsonrpc":"2.0",', () => response.socket?.resetAndDestroy());
};

/** An instance that fails and one that works; the failing one has the first turn until it is out. */
async function fleet(gateway: StagedGateway, script: McpScript) {
  const failing = await startMcpAgent("failing", script);
  const working = await startMcpAgent("working");
  await gateway.register(failing.registration({ metadata }));
  await gateway.register(working.registration({ metadata }));
  return { failing, working };
}

/** Posts until the failing instance was asked once, and returns the answer to that request. */
async function hitFailing(gateway: StagedGateway, failing: McpAgent, body: string) {
  for (;;) {
    const response = await gateway.request("POST", "/crm/mcp", body);
    if (failing.calls.length > 0) return response;
    await response.text();
  }
}

/** Broken, and says so. */
const broken: McpScript = (_request, response) => void response.writeHead(500).end("broken");

test.each([
  ["die while they work", reset, reset],
  ["answer 500", broken, broken],
  ["fail each in its own way", broken, reset],
])("no read is lost when two of three %s at the same time", async (_, one, other) => {
  await using gateway = await stageGateway(TURNS);
  const scripts = { a: one, b: other, c: echo("c") };
  for (const [name, script] of Object.entries(scripts)) {
    const agent = await startMcpAgent(name, script);
    await gateway.register(agent.registration({ metadata }));
  }
  for (let read = 0; read < 6; read += 1) {
    const response = await gateway.request("POST", "/crm/mcp", READ);
    expect(await response.json()).toMatchObject({ result: { name: "c" } });
  }
});

describe("an instance that refuses connections", () => {
  test("costs no call, not even a write, and is out of rotation at once", async () => {
    await using gateway = await stageGateway({ ...TURNS, probe: { intervalMs: 3_600_000 } });
    const { failing, working } = await fleet(gateway, echo("failing"));
    await using _working = working;
    await failing.kill();
    for (const body of [WRITE, WRITE, READ]) {
      const response = await gateway.request("POST", "/crm/mcp", body);
      expect(await response.json()).toMatchObject({ result: { name: "working" } });
    }
    const [agent] = await gateway.agents("?name=failing");
    expect(agent?.verdict).toMatchObject({
      state: "not_routable",
      why: expect.stringContaining("ECONNREFUSED"),
    });
    expect(working.calls).toHaveLength(3);
  });

  test("and is the only one leaves the caller with a 503 and a time to come back", async () => {
    await using gateway = await stageGateway(TURNS);
    const only = await startMcpAgent("only");
    await gateway.register(only.registration());
    await only.kill();
    for (let i = 0; i < 2; i += 1) {
      const response = await gateway.request("POST", "/crm/mcp", WRITE);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("1");
      expect(await response.json()).toMatchObject({
        id: 1,
        error: { data: { code: "no_routable_instance" } },
      });
    }
  });

  test("is in rotation again after its next beat", async () => {
    await using gateway = await stageGateway({ ...TURNS, probe: { intervalMs: 3_600_000 } });
    const { failing, working } = await fleet(gateway, echo("failing"));
    await using _working = working;
    await failing.kill();
    await (await gateway.request("POST", "/crm/mcp", READ)).text();
    await (await gateway.request("POST", "/crm/mcp", READ)).text();
    expect(await gateway.agents("?verdict=routable")).toHaveLength(1);
    await gateway.request("POST", "/api/v1/agents/failing/heartbeat", {});
    expect(await gateway.agents("?verdict=routable")).toHaveLength(2);
  });
});

describe("an instance that dies after it was sent the call", () => {
  test.each([
    ["a list", rpc("tools/list")],
    ["a discovery", rpc("server/discover")],
    ["an initialization", rpc("initialize")],
    ["a call of a tool declared read-only", READ],
  ])("costs nothing when the call is %s", async (_, body) => {
    await using gateway = await stageGateway(TURNS);
    const { failing, working } = await fleet(gateway, reset);
    await using _failing = failing;
    await using _working = working;
    const response = await hitFailing(gateway, failing, body);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ result: { name: "working" } });
  });

  test("in the middle of a JSON answer costs nothing when the call may be repeated", async () => {
    await using gateway = await stageGateway(TURNS);
    const { failing, working } = await fleet(gateway, cutAnswer);
    await using _failing = failing;
    await using _working = working;
    const response = await hitFailing(gateway, failing, READ);
    expect(await response.json()).toMatchObject({ result: { name: "working" } });
  });

  test.each([
    ["a tool that is not declared read-only", WRITE],
    ["something unknown", rpc("tasks/cancel")],
    ["no JSON-RPC at all", "{"],
  ])("has the call of %s reported as ambiguous, and nobody repeats it", async (_, body) => {
    await using gateway = await stageGateway(TURNS);
    const { failing, working } = await fleet(gateway, reset);
    await using _failing = failing;
    await using _working = working;
    const response = await hitFailing(gateway, failing, body);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      jsonrpc: "2.0",
      error: {
        message: expect.stringContaining("may or may not have executed"),
        data: { code: "ambiguous_delivery" },
      },
    });
    expect(failing.calls).toHaveLength(1);
    expect(working.calls.length).toBeLessThanOrEqual(1);
  });

  test("by not answering in time is a 504 for a read and ambiguous for a write", async () => {
    await using gateway = await stageGateway({ firstByteTimeoutMs: 100 });
    await using crm = await startMcpAgent("crm", () => {});
    await gateway.register(crm.registration({ metadata }));
    const read = await gateway.request("POST", "/crm/mcp", READ);
    expect(read.status).toBe(504);
    expect(await read.json()).toMatchObject({ error: { data: { code: "upstream_timeout" } } });
    const write = await gateway.request("POST", "/crm/mcp", WRITE);
    expect(await write.json()).toMatchObject({ error: { data: { code: "ambiguous_delivery" } } });
    expect(crm.calls).toHaveLength(2);
  });
});

test("of 200 reads in flight none fails when one of two instances is killed", async () => {
  await using gateway = await stageGateway(TURNS);
  const { failing: dying, working } = await fleet(gateway, echo("dying"));
  await using _working = working;
  const answers = Array.from({ length: 200 }, async (_, index) => {
    if (index === 100) {
      await waitFor(() => dying.calls.length > 10, { what: "the dying one to be at work" });
      await dying.kill();
    }
    const response = await gateway.request("POST", "/crm/mcp", READ);
    return [response.status, await response.json()];
  });
  for (const [status, body] of await Promise.all(answers)) {
    expect(status).toBe(200);
    expect(body).toHaveProperty("result.name");
  }
});
