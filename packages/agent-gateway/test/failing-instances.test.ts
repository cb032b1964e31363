import type { ServerResponse } from "node:http";
import { createServer, type Socket } from "node:net";
import { createManualClock, waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway, TURNS } from "./stage/gateway.ts";
import { echo, type McpAgent, type McpScript, rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const READ = rpc("tools/call", { name: "get-person" });
const WRITE = rpc("tools/call", { name: "create-person" });
const metadata = { readOnlyTools: ["get-person"] };
const quiet = { ...TURNS, probe: { intervalMs: 3_600_000 } };

const answering =
  (status: number, headers: Record<string, string> = {}): McpScript =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "text/plain", ...headers });
    response.end(`it says ${status}`);
  };

async function fleet(gateway: StagedGateway, script: McpScript) {
  const failing = await startMcpAgent("failing", script);
  const working = await startMcpAgent("working");
  for (const agent of [failing, working]) await gateway.register(agent.registration({ metadata }));
  return { failing, working };
}

async function kill(agents: Record<string, McpAgent>): Promise<void> {
  await Promise.all(Object.values(agents).map((agent) => agent.kill()));
}

async function statuses(gateway: StagedGateway, body: string, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const response = await gateway.request("POST", "/crm/mcp", body);
    await response.text();
    found.push(response.status);
  }
  return found;
}

describe("an instance that answers 5xx", () => {
  test("costs no read, and after five in a row gets no more requests", async () => {
    await using gateway = await stageGateway(quiet);
    const agents = await fleet(gateway, answering(500));
    expect(new Set(await statuses(gateway, READ, 40))).toEqual(new Set([200]));
    expect(agents.failing.calls).toHaveLength(5);
    await kill(agents);
  });

  test("is heard by the caller of a write, which nobody repeats", async () => {
    await using gateway = await stageGateway(quiet);
    const agents = await fleet(gateway, answering(500));
    const found = await statuses(gateway, WRITE, 20);
    expect(found.filter((status) => status === 500)).toHaveLength(5);
    expect(agents.working.calls).toHaveLength(15);
    await kill(agents);
  });

  test("and marks it as unprocessed costs no write either", async () => {
    await using gateway = await stageGateway(quiet);
    const agents = await fleet(gateway, answering(503, { "x-request-unprocessed": "true" }));
    expect(new Set(await statuses(gateway, WRITE, 20))).toEqual(new Set([200]));
    await kill(agents);
  });

  test("is heard when there is no other", async () => {
    await using gateway = await stageGateway(quiet);
    await using only = await startMcpAgent("only", answering(500));
    await gateway.register(only.registration({ metadata }));
    const response = await gateway.request("POST", "/crm/mcp", READ);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("it says 500");
  });

  test.each([400, 404, 501, 505])("is well when it answers %d", async (status) => {
    await using gateway = await stageGateway(quiet);
    const agents = await fleet(gateway, answering(status));
    const found = await statuses(gateway, READ, 20);
    expect(found.filter((each) => each === status)).toHaveLength(10);
    await kill(agents);
  });

  test("is well when what it answers is an error of JSON-RPC or of a tool", async () => {
    await using gateway = await stageGateway(quiet);
    const agents = await fleet(gateway, (_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end('{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"no"}}');
    });
    await statuses(gateway, READ, 20);
    expect(agents.failing.calls).toHaveLength(10);
    await kill(agents);
  });

  test("is back after its time, on trial, and at once when a probe speaks for it", async () => {
    const { clock, advance } = createManualClock();
    await using gateway = await stageGateway({ ...quiet, clock });
    let status = 500;
    const agents = await fleet(gateway, (request, response) =>
      status === 500 ? answering(500)(request, response) : echo("failing")(request, response),
    );
    // A minute passes first, so that the share of a newcomer does not count.
    await advance(60_000);
    await statuses(gateway, READ, 20);
    expect(agents.failing.calls).toHaveLength(5);
    await advance(33_100);
    await statuses(gateway, READ, 30);
    expect(agents.failing.calls).toHaveLength(6);
    status = 200;
    await advance(66_100);
    await statuses(gateway, READ, 30);
    expect(agents.failing.calls.length).toBeGreaterThan(7);
    await kill(agents);
  });
});

test("what an ejected process did is not held against the one that takes its place", async () => {
  await using gateway = await stageGateway(quiet);
  let status = 500;
  const agents = await fleet(gateway, (request, response) =>
    status === 500 ? answering(500)(request, response) : echo("failing")(request, response),
  );
  await statuses(gateway, READ, 20);
  expect(await gateway.agents("?verdict=routable")).toHaveLength(1);
  status = 200;
  const restarted = agents.failing.registration({
    metadata,
    instanceId: "next",
    epoch: Date.now(),
  });
  await gateway.register(restarted);
  expect(await gateway.agents("?verdict=routable")).toHaveLength(2);
  const before = agents.failing.calls.length;
  await statuses(gateway, READ, 40);
  expect(agents.failing.calls.length).toBeGreaterThan(before + 2);
  await kill(agents);
});

describe("an instance that asks to be left alone", () => {
  test.each([429, 503])("with %d and Retry-After is, for so long", async (status) => {
    const { clock, advance } = createManualClock();
    await using gateway = await stageGateway({ ...quiet, clock });
    const agents = await fleet(gateway, answering(status, { "retry-after": "7" }));
    await statuses(gateway, WRITE, 10);
    expect(agents.failing.calls).toHaveLength(1);
    await advance(7000);
    await statuses(gateway, WRITE, 10);
    expect(agents.failing.calls).toHaveLength(2);
    await kill(agents);
  });
});

test("an instance that dies in the middle of each of its answers is ejected", async () => {
  await using gateway = await stageGateway(quiet);
  const agents = await fleet(gateway, (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"jsonrpc":"2.0",', () => response.socket?.resetAndDestroy());
  });
  expect(new Set(await statuses(gateway, READ, 40))).toEqual(new Set([200]));
  expect(agents.failing.calls).toHaveLength(5);
  await kill(agents);
});

describe("an instance that hangs", () => {
  /** Accepts connections and never says anything, as a stopped process does. */
  async function startMute() {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.resume();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return {
      url: `http://127.0.0.1:${port}`,
      heard: () => sockets.size,
      async [Symbol.asyncDispose]() {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  test("costs no read: its calls are taken from it when its health check fails, a write waits", async () => {
    await using gateway = await stageGateway({
      ...TURNS,
      probe: { intervalMs: 3_600_000, timeoutMs: 200 },
    });
    await using mute = await startMute();
    await using working = await startMcpAgent("working");
    await gateway.register(working.registration({ metadata }));
    await gateway.register(
      working.registration({
        name: "mute",
        endpoint: `${mute.url}/mcp`,
        healthCheckEndpoint: `${mute.url}/health`,
        metadata,
      }),
    );
    const leaving = new AbortController();
    let isWriteAnswered = false;
    const writes = [WRITE, WRITE].map((body) =>
      fetch(`${gateway.url}/crm/mcp`, { method: "POST", body, signal: leaving.signal }).then(
        (response) => response.headers.get("x-gateway-instance"),
        () => {
          isWriteAnswered = true;
        },
      ),
    );
    const reads = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await gateway.request("POST", "/crm/mcp", READ);
        return ((await response.json()) as { result: { name: string } }).result.name;
      }),
    );
    expect(new Set(reads)).toEqual(new Set(["working"]));
    expect(mute.heard()).toBeGreaterThan(1);
    expect(isWriteAnswered).toBe(false);
    leaving.abort();
    await Promise.all(writes);
  });

  test("on one connection only costs no read either: far longer than usual is asked elsewhere", async () => {
    const { clock, advance } = createManualClock();
    await using gateway = await stageGateway({ ...quiet, clock });
    let isMute = false;
    const unanswered: ServerResponse[] = [];
    const agents = await fleet(gateway, (request, response) => {
      if (isMute) unanswered.push(response);
      else echo("failing")(request, response);
    });
    await statuses(gateway, READ, 30);
    isMute = true;
    const read = (async () => {
      for (;;) {
        const response = await gateway.request("POST", "/crm/mcp", READ);
        const { result } = (await response.json()) as { result: { name: string } };
        if (unanswered.length > 0) return result.name;
      }
    })();
    await waitFor(() => unanswered.length > 0, { what: "the read to hang" });
    for (let second = 0; second < 7; second += 1) await advance(1000);
    expect(await read).toBe("working");
    await kill(agents);
  });

  test("and never answers a call in time is a failure", async () => {
    await using gateway = await stageGateway({ ...quiet, firstByteTimeoutMs: 50 });
    const agents = await fleet(gateway, () => {});
    const found = await statuses(gateway, WRITE, 20);
    expect(found.filter((status) => status === 502)).toHaveLength(5);
    await kill(agents);
  });
});

describe("too few fit instances", () => {
  test("have all asked whose lease lives, but not those that an operator or they themselves hold back", async () => {
    await using gateway = await stageGateway(TURNS);
    const agents = await Promise.all(["a", "b", "c"].map((name) => startMcpAgent(name)));
    for (const agent of agents) await gateway.register(agent.registration({ metadata }));
    for (const name of ["a", "b"]) {
      await gateway.request("POST", `/api/v1/agents/${name}/heartbeat`, { status: "unhealthy" });
    }
    await gateway.request("POST", "/api/v1/agents/b/heartbeat", { status: "draining" });
    await statuses(gateway, READ, 12);
    const [a, b, c] = agents.map(({ calls }) => calls.length);
    // One of the two that may be asked is fit: no panic yet.
    expect([a, b, c]).toEqual([0, 0, 12]);
    await gateway.request("POST", "/api/v1/agents/c/heartbeat", { status: "unhealthy" });
    await statuses(gateway, READ, 12);
    expect(agents.map(({ calls }) => calls.length > 12 || calls.length === 6)).toEqual([
      true,
      false,
      true,
    ]);
    await Promise.all(agents.map((agent) => agent.kill()));
  });
});

describe("ends reach the other side", () => {
  async function streaming() {
    const gateway = await stageGateway();
    const streams: ServerResponse[] = [];
    const agent = await startMcpAgent("streamer", (_request, response) => {
      response.on("error", () => {});
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: one\n\n");
      streams.push(response);
    });
    await gateway.register(agent.registration());
    return { gateway, agent, streams };
  }

  test("within milliseconds, from the client to the instance and back", async () => {
    const { gateway, agent, streams } = await streaming();
    const times: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      const leaving = new AbortController();
      await fetch(`${gateway.url}/crm/mcp`, { signal: leaving.signal });
      const stream = await waitFor(() => streams[i], { what: "the stream" });
      const closed = new Promise<number>((resolve) =>
        stream.on("close", () => resolve(performance.now())),
      );
      const left = performance.now();
      leaving.abort();
      times.push((await closed) - left);
    }
    const response = await gateway.request("GET", "/crm/mcp");
    await waitFor(() => streams[10], { what: "the stream" });
    const killed = performance.now();
    await agent.kill();
    await expect(response.text()).rejects.toThrow();
    times.push(performance.now() - killed);
    // Far more than it takes, so that a busy machine does not matter.
    for (const ms of times) expect(ms).toBeLessThan(500);
    await gateway.close();
  });
});
