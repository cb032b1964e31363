import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { stageGateway } from "./stage/gateway.ts";
import { type McpAgent, rpc, startMcpAgent } from "./stage/mcp-agent.ts";

const SSE = { "content-type": "text/event-stream", "cache-control": "no-cache" };

/** An instance whose answers the test writes itself, one stream after the other. */
async function startStreamer(): Promise<{ agent: McpAgent; streams: ServerResponse[] }> {
  const streams: ServerResponse[] = [];
  const agent = await startMcpAgent("streamer", (_request, response) => {
    streams.push(response);
    response.on("error", () => {});
    response.writeHead(200, SSE);
    response.flushHeaders();
  });
  return { agent, streams };
}

async function nth(streams: readonly ServerResponse[], index: number): Promise<ServerResponse> {
  return waitFor(() => streams[index], { what: `stream ${index}` });
}

test.each(["POST", "GET"])(
  "the events of a %s stream arrive one by one, as they are sent",
  async (method) => {
    await using gateway = await stageGateway();
    const { agent, streams } = await startStreamer();
    await using _agent = agent;
    await gateway.register(agent.registration());
    // The answer's head arrives before the first event exists.
    const response = await gateway.request(
      method,
      "/crm/mcp",
      method === "POST" ? rpc("tools/call", { name: "slow" }) : undefined,
    );
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const stream = await nth(streams, 0);
    const reader = response.body?.getReader();
    for (const event of ["data: one\n\n", "data: two\n\n", ": keep-alive\n\n"]) {
      stream.write(event);
      const read = await reader?.read();
      expect(Buffer.from(read?.value ?? []).toString()).toBe(event);
    }
    stream.end();
    expect((await reader?.read())?.done).toBe(true);
  },
);

test("a client that goes away ends the work of the instance", async () => {
  await using gateway = await stageGateway();
  const { agent, streams } = await startStreamer();
  await using _agent = agent;
  await gateway.register(agent.registration());
  const leaving = new AbortController();
  await fetch(`${gateway.url}/crm/mcp`, { signal: leaving.signal });
  const stream = await nth(streams, 0);
  const closed = once(stream, "close");
  leaving.abort();
  await closed;
  await waitFor(async () => (await inFlight(gateway.url)) === 0, { what: "nothing in flight" });
});

test("a client that goes away before the answer ends the work of the instance", async () => {
  await using gateway = await stageGateway();
  const waiting: ServerResponse[] = [];
  await using agent = await startMcpAgent(
    "slow",
    (_request, response) => void waiting.push(response),
  );
  await gateway.register(agent.registration());
  const leaving = new AbortController();
  const call = fetch(`${gateway.url}/crm/mcp`, {
    method: "POST",
    body: rpc("tools/call", { name: "slow" }),
    signal: leaving.signal,
  });
  const response = await nth(waiting, 0);
  const closed = once(response, "close");
  leaving.abort();
  await expect(call).rejects.toThrow();
  await closed;
  // A client that left is no sign that the instance is ill.
  expect((await gateway.agents())[0]?.verdict.state).toBe("routable");
});

test("an instance that dies in the middle of a stream cuts the client's stream", async () => {
  await using gateway = await stageGateway();
  const { agent, streams } = await startStreamer();
  await gateway.register(agent.registration());
  const response = await gateway.request("POST", "/crm/mcp", rpc("tools/call", { name: "slow" }));
  (await nth(streams, 0)).write("data: one\n\n");
  const text = response.text();
  await agent.kill();
  await expect(text).rejects.toThrow();
});

test("an instance writes no faster than the client reads", async () => {
  await using gateway = await stageGateway();
  const chunk = Buffer.alloc(64 * 1024, "x");
  const total = 1024;
  let written = 0;
  await using agent = await startMcpAgent("fast", (_request, response) => {
    response.writeHead(200, SSE);
    const write = (): void => {
      while (written < total) {
        written += 1;
        if (!response.write(chunk)) return;
      }
      response.end();
    };
    response.on("drain", write);
    write();
  });
  await gateway.register(agent.registration());
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest(`${gateway.url}/crm/mcp`, resolve).on("error", reject).end();
  });
  // Nobody reads yet: everything between the two ends fills up, and then the instance must wait.
  let before = -1;
  await waitFor(
    () => {
      const isStill = written === before;
      before = written;
      return isStill;
    },
    { what: "the instance to pause", everyMs: 200 },
  );
  expect(written).toBeLessThan(total / 2);
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) bytes += part.length;
  expect(bytes).toBe(total * chunk.length);
});

test("a shutdown waits for calls and cuts streams that only stand open", async () => {
  await using gateway = await stageGateway();
  const { agent, streams } = await startStreamer();
  await using _agent = agent;
  await gateway.register(agent.registration());
  const standing = await gateway.request("GET", "/crm/mcp");
  await nth(streams, 0);
  const call = await gateway.request("POST", "/crm/mcp", rpc("tools/call", { name: "slow" }));
  const stream = await nth(streams, 1);
  let isDone = false;
  const done = gateway.callsDone().then(() => {
    isDone = true;
  });
  stream.write("data: answer\n\n");
  await (await fetch(`${gateway.url}/health`)).text();
  expect(isDone).toBe(false);
  stream.end();
  expect(await call.text()).toBe("data: answer\n\n");
  await done;
  const cut = standing.text();
  await gateway.cleanUp();
  await expect(cut).rejects.toThrow();
});

async function inFlight(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { counts: { inFlight: number } };
  return health.counts.inFlight;
}
