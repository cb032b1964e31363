import type { ServerResponse } from "node:http";
import { createManualClock, waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "./stage/gateway.ts";
import { type McpAgent, type McpScript, startMcpAgent } from "./stage/mcp-agent.ts";

const SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";
const LISTEN = JSON.stringify({
  jsonrpc: "2.0",
  id: 7,
  method: "subscriptions/listen",
  params: {
    _meta: { "io.modelcontextprotocol/protocolVersion": "2026-07-28" },
    notifications: { toolsListChanged: true },
  },
});
const TOOLS_CHANGED = "notifications/tools/list_changed";

/** An instance that keeps its listeners' streams, and says what a test tells it to. */
interface Teller extends McpAgent {
  readonly streams: readonly ServerResponse[];
  tell(method: string, params?: object): void;
  /** Ends its listenings as a server that shuts down does. */
  goodbye(): void;
}

async function startTeller(name: string): Promise<Teller> {
  const streams: ServerResponse[] = [];
  const send = (response: ServerResponse, message: object) =>
    response.write(`event: message\ndata: ${JSON.stringify({ jsonrpc: "2.0", ...message })}\n\n`);
  const _meta = { [SUBSCRIPTION]: 7 };
  const script: McpScript = (_request, response) => {
    response.on("error", () => {});
    response.writeHead(200, { "content-type": "text/event-stream" });
    const notifications = { toolsListChanged: true };
    const method = "notifications/subscriptions/acknowledged";
    send(response, { method, params: { notifications, _meta } });
    streams.push(response);
    response.on("close", () => streams.splice(streams.indexOf(response), 1));
  };
  const agent = await startMcpAgent(name, script);
  return {
    ...agent,
    streams,
    tell(method, params = {}) {
      for (const stream of streams) send(stream, { method, params: { ...params, _meta } });
    },
    goodbye() {
      for (const stream of [...streams]) {
        send(stream, { id: 7, result: { resultType: "complete", _meta } });
        stream.end();
      }
    },
  };
}

/** The client's end: what has arrived so far, message by message. */
async function listen(gateway: StagedGateway) {
  const leaving = new AbortController();
  const response = await fetch(`${gateway.url}/crm/mcp`, {
    method: "POST",
    body: LISTEN,
    signal: leaving.signal,
  });
  let text = "";
  let ended = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })()
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  return {
    response,
    messages: () =>
      text
        .split("\n\n")
        .filter((part) => part.includes("data: "))
        .map((part) => JSON.parse(part.slice(part.indexOf("data: ") + 6)) as Message),
    hasEnded: () => ended,
    text: () => text,
    async leave() {
      leaving.abort();
      await reading;
    },
  };
}

interface Message {
  readonly method?: string;
  readonly id?: number;
  readonly result?: object;
  readonly params?: { readonly uri?: string; readonly _meta?: Record<string, unknown> };
}

async function fleet(gateway: StagedGateway, ...names: string[]): Promise<Teller[]> {
  const tellers = await Promise.all(names.map(startTeller));
  for (const teller of tellers) await gateway.register(teller.registration());
  return tellers;
}

const methods = (messages: readonly Message[]) => messages.map(({ method }) => method);

describe("a listening of a client", () => {
  test("hears every instance, acknowledged once, each change told once", async () => {
    await using gateway = await stageGateway();
    const tellers = await fleet(gateway, "north", "south");
    const client = await listen(gateway);
    await waitFor(() => tellers.every(({ streams }) => streams.length === 1), {
      what: "both instances to be listened to",
    });
    for (const teller of tellers) teller.tell(TOOLS_CHANGED);
    for (const teller of tellers) teller.tell("notifications/resources/updated", { uri: "a://1" });
    tellers[0]?.tell("notifications/resources/updated", { uri: "a://2" });
    await waitFor(() => client.messages().length >= 4, { what: "the changes" });
    expect(methods(client.messages())).toEqual([
      "notifications/subscriptions/acknowledged",
      TOOLS_CHANGED,
      "notifications/resources/updated",
      "notifications/resources/updated",
    ]);
    for (const { params } of client.messages()) expect(params?._meta?.[SUBSCRIPTION]).toBe(7);
    // Another change some time later is another change.
    tellers[1]?.tell(TOOLS_CHANGED);
    await waitFor(() => client.messages().length === 5, { what: "the later change" });
    await client.leave();
    await waitFor(() => tellers.every(({ streams }) => streams.length === 0), {
      what: "the instances to be left alone",
    });
    await Promise.all(tellers.map((teller) => teller.kill()));
  });

  test("goes on when an instance dies or says goodbye, and hears one that joins", async () => {
    await using gateway = await stageGateway();
    const [north, south] = await fleet(gateway, "north", "south");
    const client = await listen(gateway);
    await waitFor(() => south?.streams.length === 1, { what: "south to be listened to" });
    await north?.kill();
    await using west = await startTeller("west");
    await gateway.register(west.registration());
    await waitFor(() => west.streams.length === 1, { what: "west to be listened to" });
    south?.goodbye();
    west.tell(TOOLS_CHANGED);
    await waitFor(() => methods(client.messages()).includes(TOOLS_CHANGED), { what: "the change" });
    expect(client.hasEnded()).toBe(false);
    await client.leave();
    await south?.kill();
  });

  test("ends with a result when every instance has said goodbye", async () => {
    await using gateway = await stageGateway();
    const tellers = await fleet(gateway, "north", "south");
    const client = await listen(gateway);
    await waitFor(() => tellers.every(({ streams }) => streams.length === 1), {
      what: "both instances to be listened to",
    });
    for (const teller of tellers) teller.goodbye();
    await waitFor(() => client.hasEnded(), { what: "the end" });
    expect(client.messages().at(-1)).toMatchObject({ id: 7, result: { resultType: "complete" } });
    await Promise.all(tellers.map((teller) => teller.kill()));
  });

  test("ends with a result when the gateway shuts down", async () => {
    const gateway = await stageGateway();
    const [north] = await fleet(gateway, "north");
    const client = await listen(gateway);
    await gateway.cleanUp();
    await waitFor(() => client.hasEnded(), { what: "the end" });
    expect(client.messages().at(-1)).toMatchObject({ id: 7, result: { resultType: "complete" } });
    await gateway.close();
    await north?.kill();
  });

  test("that no instance understands is answered as the instance answered", async () => {
    await using gateway = await stageGateway();
    await using old = await startMcpAgent("old", (_request, response) => {
      response.writeHead(400, { "content-type": "application/json", "x-own": "1" });
      response.end('{"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"no"}}');
    });
    await gateway.register(old.registration());
    const response = await gateway.request("POST", "/crm/mcp", LISTEN);
    expect(response.status).toBe(400);
    expect(response.headers.get("x-own")).toBe("1");
    expect(await response.text()).toBe(
      '{"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"no"}}',
    );
  });

  test("is kept alive by comments while nothing changes", async () => {
    const { clock, advance } = createManualClock();
    await using gateway = await stageGateway({ clock });
    const [north] = await fleet(gateway, "north");
    const client = await listen(gateway);
    for (let second = 0; second < 16; second += 1) await advance(1000);
    await waitFor(() => client.text().includes(": keepalive\n\n"), { what: "the comment" });
    await client.leave();
    await north?.kill();
  });
});
