import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { LOOPBACK_HOSTS } from "service-kit";
import { createManualClock, waitFor } from "testkit";
import { describe, expect, it } from "vitest";
import { type StartedFixture, startFixture } from "./conformance/start-fixture.ts";

const limited = (maxSessions: number) => ({
  allowedHosts: LOOPBACK_HOSTS,
  allowedOrigins: [],
  maxSessions,
  sessionIdleTimeoutMs: 60_000,
});

const headers = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};

function initialize(mcpUrl: string, extra: Record<string, string> = {}): Promise<Response> {
  return fetch(mcpUrl, {
    method: "POST",
    headers: { ...headers, ...extra },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: {
        protocolVersion: "2025-11-25",
        capabilities: {},
        clientInfo: { name: "test", version: "1.0.0" },
      },
    }),
  });
}

async function openSession(mcpUrl: string): Promise<string> {
  const response = await initialize(mcpUrl);
  await response.text();
  const id = response.headers.get("mcp-session-id");
  if (id === null) throw new Error(`No session: ${response.status}`);
  return id;
}

const ping = (mcpUrl: string, session: string): Promise<Response> =>
  fetch(mcpUrl, {
    method: "POST",
    headers: { ...headers, "mcp-session-id": session, "mcp-protocol-version": "2025-11-25" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 2, method: "ping" }),
  });

const stream = (mcpUrl: string, session: string, extra: Record<string, string> = {}) =>
  fetch(mcpUrl, {
    headers: { accept: "text/event-stream", "mcp-session-id": session, ...extra },
  });

async function sessionCount(fixture: StartedFixture): Promise<number> {
  const health = (await (await fetch(`${fixture.url}/health`)).json()) as { sessions: number };
  return health.sessions;
}

describe("sessions", () => {
  it("end with DELETE, and are then unknown", async () => {
    await using fixture = await startFixture();
    const session = await openSession(fixture.mcpUrl);
    expect((await ping(fixture.mcpUrl, session)).status).toBe(200);
    const deleted = await fetch(fixture.mcpUrl, {
      method: "DELETE",
      headers: { "mcp-session-id": session },
    });
    expect(deleted.status).toBe(200);
    expect((await ping(fixture.mcpUrl, session)).status).toBe(404);
    expect(await sessionCount(fixture)).toBe(0);
  });

  it("end when they are idle, and the client can begin anew", async () => {
    const { clock, advance } = createManualClock();
    await using fixture = await startFixture({ clock, http: limited(10) });
    const session = await openSession(fixture.mcpUrl);
    await waitFor(async () => (await sessionCount(fixture)) === 1, { what: "the session" });
    await advance(70_000);
    const refused = await ping(fixture.mcpUrl, session);
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ error: { code: -32001 } });
    expect((await ping(fixture.mcpUrl, await openSession(fixture.mcpUrl))).status).toBe(200);
  });

  it("do not count as idle while their stream is open", async () => {
    const { clock, advance } = createManualClock();
    await using fixture = await startFixture({ clock, http: limited(10) });
    const session = await openSession(fixture.mcpUrl);
    const open = await stream(fixture.mcpUrl, session);
    await advance(600_000);
    expect((await ping(fixture.mcpUrl, session)).status).toBe(200);
    await open.body?.cancel();
  });

  it("make room for new ones when they are idle", async () => {
    await using fixture = await startFixture({ http: limited(3) });
    const first = await openSession(fixture.mcpUrl);
    for (let index = 0; index < 20; index += 1) await openSession(fixture.mcpUrl);
    expect(await sessionCount(fixture)).toBe(3);
    expect((await ping(fixture.mcpUrl, first)).status).toBe(404);
  });

  it("are refused with Retry-After when all are in use", async () => {
    await using fixture = await startFixture({ http: limited(1) });
    const session = await openSession(fixture.mcpUrl);
    const open = await stream(fixture.mcpUrl, session);
    const refused = await initialize(fixture.mcpUrl);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("10");
    await open.body?.cancel();
    await waitFor(async () => (await initialize(fixture.mcpUrl)).status === 200, {
      what: "room for a new session",
    });
  });

  it("are not kept when the handshake is refused", async () => {
    await using fixture = await startFixture();
    const refused = await initialize(fixture.mcpUrl, { accept: "application/json" });
    expect(refused.status).toBe(406);
    expect(await sessionCount(fixture)).toBe(0);
  });

  it("go on after a lost stream, without the events of others", async () => {
    await using fixture = await startFixture();
    const call = async (session: string): Promise<string> => {
      const response = await fetch(fixture.mcpUrl, {
        method: "POST",
        headers: { ...headers, "mcp-session-id": session, "mcp-protocol-version": "2025-11-25" },
        body: JSON.stringify({
          jsonrpc: "2.0",
          id: 7,
          method: "tools/call",
          params: { name: "test_reconnection", arguments: {} },
        }),
      });
      return /id: (\d+)/.exec(await response.text())?.[1] ?? "";
    };
    const mine = await openSession(fixture.mcpUrl);
    const yours = await openSession(fixture.mcpUrl);
    const lastEvent = await call(mine);
    const stolen = await stream(fixture.mcpUrl, yours, { "last-event-id": lastEvent });
    expect(stolen.status).toBe(400);
    const resumed = await stream(fixture.mcpUrl, mine, { "last-event-id": lastEvent });
    expect(await resumed.text()).toContain("Resumed");
  });
});

it("a real client keeps one session over its calls", async () => {
  await using fixture = await startFixture();
  const client = new Client({ name: "test", version: "1.0.0" });
  const transport = new StreamableHTTPClientTransport(new URL(fixture.mcpUrl));
  await client.connect(transport);
  await client.listTools();
  await client.listPrompts();
  expect(await sessionCount(fixture)).toBe(1);
  await transport.terminateSession();
  expect(await sessionCount(fixture)).toBe(0);
  await client.close();
});
