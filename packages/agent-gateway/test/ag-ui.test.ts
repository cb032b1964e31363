import type { ServerResponse } from "node:http";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "./stage/gateway.ts";
import { type PlainAgent, startPlainAgent } from "./stage/plain-agent.ts";

const SSE = { "content-type": "text/event-stream", "cache-control": "no-cache" };
const event = (type: string, more: object = {}) => `data: ${JSON.stringify({ type, ...more })}\n\n`;
const input = (threadId: string) => ({
  threadId,
  runId: "r",
  messages: [],
  tools: [],
  context: [],
});

/** Agents that say who they are, in a run of three events. */
async function fleet(gateway: StagedGateway, names: readonly string[]): Promise<PlainAgent[]> {
  const agents = await Promise.all(
    names.map((name) =>
      startPlainAgent(name, "ag-ui", (_request, response) => {
        response.writeHead(200, SSE);
        response.write(event("RUN_STARTED", { threadId: "t", runId: "r" }));
        response.end(event("CUSTOM", { name, value: null }) + event("RUN_FINISHED"));
      }),
    ),
  );
  for (const agent of agents) await gateway.register(agent.registration());
  return agents;
}

async function ranOn(gateway: StagedGateway, threadId: string): Promise<string> {
  const response = await gateway.request("POST", "/crew/agui", input(threadId));
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  return /"name":"(\w+)"/.exec(await response.text())?.[1] ?? "";
}

describe("the runs of one thread", () => {
  test("stay on one instance, and move only when it goes", async () => {
    await using gateway = await stageGateway();
    const agents = await fleet(gateway, ["north", "south", "west"]);
    const threads = Array.from({ length: 30 }, (_, index) => `thread-${index}`);
    const before = await Promise.all(threads.map((thread) => ranOn(gateway, thread)));
    expect(new Set(before).size).toBe(3);
    expect(await Promise.all(threads.map((thread) => ranOn(gateway, thread)))).toEqual(before);
    await gateway.request("DELETE", "/api/v1/agents/north");
    const after = await Promise.all(threads.map((thread) => ranOn(gateway, thread)));
    for (const [index, name] of after.entries()) {
      if (before[index] === "north") expect(name).not.toBe("north");
      else expect(name).toBe(before[index]);
    }
    await Promise.all(agents.map((agent) => agent.kill()));
  });
});

describe("an agent that dies", () => {
  async function running(gateway: StagedGateway) {
    const streams: ServerResponse[] = [];
    const agent = await startPlainAgent("chat", "ag-ui", (_request, response) => {
      response.writeHead(200, SSE);
      response.write(event("RUN_STARTED", { threadId: "t", runId: "r" }));
      streams.push(response);
    });
    await gateway.register(agent.registration());
    const response = await gateway.request("POST", "/crew/agui", input("t"));
    const stream = await waitFor(() => streams[0], { what: "the run to begin" });
    return { agent, stream, text: response.text() };
  }

  test("in the middle of a run, even of an event, leaves the client a run that ended with RUN_ERROR", async () => {
    await using gateway = await stageGateway();
    const { agent, stream, text } = await running(gateway);
    await new Promise((resolve) => stream.write('data: {"type":"TEXT_MESS', resolve));
    await agent.kill();
    const events = (await text).split("\n\n").filter((part) => part !== "");
    expect(events.map((part) => JSON.parse(part.slice(6)))).toEqual([
      { type: "RUN_STARTED", threadId: "t", runId: "r" },
      {
        type: "RUN_ERROR",
        code: "agent_failed",
        message: expect.stringMatching(/^chat failed during the run \(.+\)\.$/),
      },
    ]);
  });

  test("by ending its answer before the run has ended is no different", async () => {
    await using gateway = await stageGateway();
    const { agent, stream, text } = await running(gateway);
    stream.end();
    expect(await text).toContain('"type":"RUN_ERROR"');
    await agent.kill();
  });

  test("after the run has ended changes nothing", async () => {
    await using gateway = await stageGateway();
    const { agent, stream, text } = await running(gateway);
    stream.write(event("RUN_FINISHED"), () => void agent.kill());
    expect(await text).toMatch(/RUN_FINISHED"\}\n\n$/);
  });

  test("before it answered has the run reported as one that may have happened", async () => {
    await using gateway = await stageGateway();
    await using agent = await startPlainAgent("chat", "ag-ui", (_request, response) => {
      response.socket?.resetAndDestroy();
    });
    await gateway.register(agent.registration());
    const response = await gateway.request("POST", "/crew/agui", input("t"));
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "ambiguous_delivery" });
    expect(agent.calls).toHaveLength(1);
  });
});

test("what lies below the run's address is passed on below the agent's", async () => {
  await using gateway = await stageGateway();
  await using agent = await startPlainAgent("chat", "ag-ui", ({ method, url }, response) => {
    response.end(`${method} ${url}`);
  });
  await gateway.register(agent.registration());
  const response = await gateway.request("GET", "/crew/agui/capabilities?full=1");
  expect(await response.text()).toBe("GET /agent/capabilities?full=1");
  expect((await gateway.request("PUT", "/crew/agui")).status).toBe(405);
});
