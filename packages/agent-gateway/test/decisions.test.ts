import type { ServerResponse } from "node:http";
import { createManualClock, waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway, TURNS } from "./stage/gateway.ts";
import { type McpAgent, rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const TRACED = { "x-gateway-trace": "1" };
const call = (name: string) => rpc("tools/call", { name });

interface Told {
  readonly agentId: string;
  readonly chosenBy: string;
  readonly failed: readonly { readonly name: string; readonly outcome: string }[];
  readonly candidates: readonly { readonly name: string; readonly leftOut: string | null }[];
}

async function kill(agents: readonly McpAgent[]): Promise<void> {
  await Promise.all(agents.map((agent) => agent.kill()));
}

async function trace(gateway: StagedGateway, body: string) {
  const response = await gateway.request("POST", "/crm/mcp", body, TRACED);
  await response.text();
  const told = JSON.parse(response.headers.get("x-gateway-trace") ?? "null") as Told | null;
  return { response, told, id: response.headers.get("x-gateway-decision") ?? "" };
}

describe("a request that asks why", () => {
  test("is told whom it could have gone to, who was left out and for what, and what failed before", async () => {
    await using gateway = await stageGateway(TURNS);
    const names = ["broken", "east", "west"];
    const agents = await Promise.all(
      names.map((name) =>
        startMcpAgent(
          name,
          name === "broken" ? (_, response) => void response.writeHead(500).end() : undefined,
        ),
      ),
    );
    for (const agent of agents) await gateway.register(agent.registration());
    await gateway.request("POST", "/api/v1/agents/west/heartbeat", { status: "draining" });
    const traces = [
      await trace(gateway, rpc("tools/list")),
      await trace(gateway, rpc("tools/list")),
    ];
    const retried = traces.find(({ told }) => told?.failed.length === 1);
    expect(retried?.told).toMatchObject({
      chosenBy: "round-robin",
      failed: [{ name: "broken", outcome: "refused", why: "answered 500" }],
    });
    const leftOut = retried?.told?.candidates.map((each) => [each.name, each.leftOut]);
    expect(leftOut?.toSorted()).toEqual([
      ["broken", null],
      ["east", null],
      ["west", "it says it is draining"],
    ]);
    expect(gateway.traffic.decision(retried?.id ?? "")).toMatchObject({
      service: "crm",
      method: "tools/list",
      status: 200,
      attempts: [
        { name: "broken", outcome: "refused" },
        { name: "east", outcome: "answered" },
      ],
    });
    await kill(agents);
  });

  test("is answered like any other", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    await gateway.register(crm.registration());
    const { response } = await trace(gateway, call("get-person"));
    expect(response.status).toBe(200);
    expect(crm.calls[0]?.headers).not.toHaveProperty("x-gateway-trace");
    const plain = await gateway.request("POST", "/crm/mcp", call("get-person"));
    expect(plain.headers.get("x-gateway-trace")).toBeNull();
    await plain.text();
    const [latest] = gateway.traffic.decisions(1);
    expect(latest).toMatchObject({ method: "tools/call", tool: "get-person", status: 200 });
    expect(latest).not.toHaveProperty("candidates");
  });
});

test("what passes is counted by service, instance and tool", async () => {
  await using gateway = await stageGateway(TURNS);
  const waiting: ServerResponse[] = [];
  const agents = await Promise.all(
    ["north", "south"].map((name) =>
      startMcpAgent(name, ({ body }, response) => {
        if (body.includes("wait")) waiting.push(response);
        else response.writeHead(body.includes("fail") ? 500 : 200).end("{}");
      }),
    ),
  );
  for (const agent of agents) await gateway.register(agent.registration());
  for (const tool of ["get", "get", "get", "fail"]) {
    await (await gateway.request("POST", "/crm/mcp", call(tool))).text();
  }
  const open = gateway.request("POST", "/crm/mcp", call("wait"));
  await waitFor(() => waiting.length === 1, { what: "the call to wait" });
  const [service] = gateway.traffic.services();
  expect(service).toMatchObject({ service: "crm", requests: 4, errors: 1, inFlight: 1 });
  expect(service?.latencyMs.count).toBe(4);
  expect(service?.latencyMs.p99).toBeGreaterThan(0);
  expect(service?.instances.map(({ requests }) => requests)).toEqual([2, 2]);
  expect(service?.tools.map(({ tool, requests, errors }) => [tool, requests, errors])).toEqual([
    ["get", 3, 0],
    ["fail", 1, 1],
    ["wait", 0, 0],
  ]);
  for (const response of waiting) response.end();
  await (await open).text();
  await kill(agents);
});

describe("a tool that not every instance has", () => {
  test("is called where it is", async () => {
    await using gateway = await stageGateway(TURNS);
    const [old, newer] = [await startMcpAgent("old"), await startMcpAgent("newer")];
    await gateway.register(old.registration({ metadata: { tools: ["list"] } }));
    await gateway.register(newer.registration({ metadata: { tools: ["list", "merge"] } }));
    for (let i = 0; i < 6; i += 1) await gateway.request("POST", "/crm/mcp", call("merge"));
    expect([old.calls.length, newer.calls.length]).toEqual([0, 6]);
    await kill([old, newer]);
  });

  test("nor any is refused with the name of the nearest, and nobody is asked", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    await gateway.register(crm.registration({ metadata: { tools: ["get-person", "list"] } }));
    const response = await gateway.request("POST", "/crm/mcp", call("get-persons"));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      id: 1,
      error: {
        code: -32602,
        message: "crm has no tool named get-persons. Did you mean get-person?",
        data: { code: "unknown_tool" },
      },
    });
    expect(crm.calls).toEqual([]);
  });

  test("is waited for when those that have it are not routable", async () => {
    await using gateway = await stageGateway();
    const [old, newer] = [await startMcpAgent("old"), await startMcpAgent("newer")];
    await gateway.register(old.registration({ metadata: { tools: ["list"] } }));
    await gateway.register(newer.registration({ metadata: { tools: ["merge"] } }));
    await gateway.request("POST", "/api/v1/agents/newer/heartbeat", { status: "draining" });
    const response = await gateway.request("POST", "/crm/mcp", call("merge"));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    await kill([old, newer]);
  });
});

test("requests with the same value in the header of affinity stay together", async () => {
  await using gateway = await stageGateway({ affinityHeader: "X-Conversation-Id" });
  const names = ["north", "south", "west"];
  const agents = await Promise.all(names.map((name) => startMcpAgent(name)));
  for (const agent of agents) await gateway.register(agent.registration());
  const owners = new Map<string, Set<string | null>>();
  // So many that by chance alone none of the three is without any: 3 × (2/3)^48 < 10^-7.
  for (let i = 0; i < 144; i += 1) {
    const conversation = `c${i % 48}`;
    const headers = { "x-conversation-id": conversation };
    const response = await gateway.request("POST", "/crm/mcp", rpc("tools/list"), headers);
    const instance = response.headers.get("x-gateway-instance");
    owners.set(conversation, (owners.get(conversation) ?? new Set()).add(instance));
  }
  for (const instances of owners.values()) expect(instances.size).toBe(1);
  expect(new Set([...owners.values()].flatMap((instances) => [...instances])).size).toBe(3);
  await kill(agents);
});

describe("instances at their limit", () => {
  test("have later calls wait, and take them as soon as there is a place", async () => {
    await using gateway = await stageGateway();
    const waiting: ServerResponse[] = [];
    await using crm = await startMcpAgent(
      "crm",
      (_request, response) => void waiting.push(response),
    );
    await gateway.register(crm.registration());
    const calls = Array.from({ length: 1030 }, () =>
      gateway.request("POST", "/crm/mcp", call("slow")).then((response) => response.status),
    );
    await waitFor(() => gateway.traffic.services()[0]?.waiting === 6, { what: "six to wait" });
    await waitFor(() => waiting.length === 1024, { what: "the others to arrive" });
    expect(waiting).toHaveLength(1024);
    for (const response of waiting.splice(0)) response.end("{}");
    await waitFor(() => waiting.length === 6, { what: "those that waited" });
    for (const response of waiting) response.end("{}");
    expect(new Set(await Promise.all(calls))).toEqual(new Set([200]));
  });
});

test("an idle event stream is kept alive by comments, never in the middle of an event", async () => {
  const { clock, advance } = createManualClock();
  await using gateway = await stageGateway({ clock });
  const streams: ServerResponse[] = [];
  await using crm = await startMcpAgent("crm", (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: one\n\n");
    streams.push(response);
  });
  await gateway.register(crm.registration());
  const response = await gateway.request("GET", "/crm/mcp");
  const stream = await waitFor(() => streams[0], { what: "the stream" });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const until = async (end: string) => {
    while (!text.endsWith(end)) text += (await reader?.read())?.value ?? "";
  };
  const seconds = async (count: number) => {
    for (let second = 0; second < count; second += 1) await advance(1000);
  };
  await until("data: one\n\n");
  await seconds(17);
  await until(": keepalive\n\n");
  stream.write("data: tw");
  await until("data: tw");
  await seconds(60);
  stream.write("o\n\n");
  await until("o\n\n");
  expect(text).toBe("data: one\n\n: keepalive\n\ndata: two\n\n");
  await seconds(33);
  await until(": keepalive\n\n");
  expect(text).toBe("data: one\n\n: keepalive\n\ndata: two\n\n: keepalive\n\n");
});

test("an exchange ends after its longest time", async () => {
  const { clock, advance } = createManualClock();
  await using gateway = await stageGateway({ clock, probe: { intervalMs: 3_600_000 } });
  const streams: ServerResponse[] = [];
  await using crm = await startMcpAgent("crm", (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    streams.push(response);
  });
  await gateway.register(crm.registration());
  const response = await gateway.request("GET", "/crm/mcp");
  const stream = await waitFor(() => streams[0], { what: "the stream" });
  const closed = new Promise<void>((resolve) => stream.on("close", () => resolve()));
  const cut = expect(response.text()).rejects.toThrow();
  await advance(3_601_000);
  await closed;
  await cut;
});
