import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { startSandbox } from "twenty-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../src/run-server.ts";
import { startServer } from "../src/start-server.ts";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

let sandbox: Sandbox;
let running: RunningServer;
let ada: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, seed: "empty" });
  ada = sandbox.sandbox.apiKeys.issue({ name: "Ada" });
  running = await startServer({
    twenty: { url: sandbox.url, apiKey: sandbox.apiKey, keySource: "either" },
  });
});
afterAll(async () => {
  await running.close();
  await sandbox.close();
});

async function connect(
  url: string,
  key?: string,
  mode: "legacy" | "auto" = "auto",
): Promise<Client> {
  const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
  const headers = key === undefined ? {} : { "x-twenty-api-key": key };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
  );
  return client;
}

describe("a caller with a key of its own", () => {
  it.each(["legacy", "auto"] as const)("works in Twenty with that key (%s)", async (mode) => {
    const client = await connect(running.mcpUrl, ada, mode);
    const result = await client.callTool({ name: "list-persons", arguments: {} });
    expect(result.isError).not.toBe(true);
    await client.close();
    const stranger = await connect(running.mcpUrl, "not-a-key", mode);
    const refused = await stranger.callTool({ name: "list-persons", arguments: {} });
    expect(refused).toMatchObject({ isError: true });
    await stranger.close();
  });

  it("cannot use the session of another", async () => {
    const initialize = await fetch(running.mcpUrl, {
      method: "POST",
      headers: jsonHeaders({ "x-twenty-api-key": ada }),
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "initialize",
        params: {
          protocolVersion: "2025-11-25",
          capabilities: {},
          clientInfo: { name: "t", version: "1" },
        },
      }),
    });
    const session = initialize.headers.get("mcp-session-id") ?? "";
    await initialize.text();
    const list = (headers: Record<string, string>) =>
      fetch(running.mcpUrl, {
        method: "POST",
        headers: jsonHeaders({ "mcp-session-id": session, ...headers }),
        body: JSON.stringify({ jsonrpc: "2.0", id: 2, method: "tools/list" }),
      });
    expect((await list({ "x-twenty-api-key": ada })).status).toBe(200);
    expect((await list({})).status).toBe(404);
    expect((await list({ "x-twenty-api-key": "another" })).status).toBe(404);
  });

  it("cannot take back what another changed", async () => {
    const mine = await connect(running.mcpUrl, ada);
    const theirs = await connect(running.mcpUrl);
    const created = await mine.callTool({ name: "create-person", arguments: { firstName: "Ada" } });
    const { undo } = created.structuredContent as { undo: string };
    const foreign = await theirs.callTool({ name: "undo-change", arguments: { undo } });
    expect(foreign).toMatchObject({ isError: true });
    const own = await mine.callTool({ name: "undo-change", arguments: { undo } });
    expect(own.structuredContent).toMatchObject({ undone: true });
    await mine.close();
    await theirs.close();
  });
});

describe("a server", () => {
  it("that works with its own key refuses another, which it would ignore", async () => {
    const own = await startServer({ twenty: { url: sandbox.url, apiKey: sandbox.apiKey } });
    const response = await fetch(own.mcpUrl, {
      method: "POST",
      headers: jsonHeaders({ "x-twenty-api-key": ada }),
      body: "{}",
    });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain("TWENTY_KEY_SOURCE=either");
    await own.close();
  });

  it("that has no key of its own asks each caller for one, and knows whether Twenty answers", async () => {
    const keyless = await startServer({ twenty: { url: sandbox.url, keySource: "caller" } });
    const response = await fetch(keyless.mcpUrl, {
      method: "POST",
      headers: jsonHeaders({}),
      body: "{}",
    });
    expect(response.status).toBe(401);
    expect(JSON.stringify(await response.json())).toContain("X-Twenty-Api-Key");
    const health = await fetch(new URL("/health", keyless.url));
    expect(await health.json()).toMatchObject({ status: "healthy" });
    const client = await connect(keyless.mcpUrl, ada);
    const result = await client.callTool({ name: "list-persons", arguments: {} });
    expect(result.isError).not.toBe(true);
    await client.close();
    await keyless.close();
  });
});

function jsonHeaders(more: Record<string, string>): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    ...more,
  };
}
