import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningServer } from "../src/run-server.ts";
import { startServer } from "../src/start-server.ts";

let running: RunningServer;
beforeAll(async () => {
  running = await startServer();
});
afterAll(async () => {
  await running.close();
});

async function connect(
  path: string,
  headers: Record<string, string> = {},
  mode: "legacy" | "auto" = "auto",
) {
  const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
  const url = new URL(path, running.url);
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
  return client;
}

async function toolNames(
  path: string,
  headers?: Record<string, string>,
): Promise<readonly string[]> {
  const client = await connect(path, headers);
  const { tools } = await client.listTools();
  await client.close();
  return tools.map(({ name }) => name);
}

describe("a client chooses its tools", () => {
  it("by path: only those that read", async () => {
    const names = await toolNames("/mcp/readonly");
    expect(names).toContain("get-person");
    expect(names.filter((name) => /^(create|update|delete|restore|undo)/.test(name))).toEqual([]);
  });

  it("by header: single tools", async () => {
    const headers = { "x-mcp-tools": "get-person,list-persons" };
    expect(await toolNames("/mcp", headers)).toEqual(["get-person", "list-persons"]);
  });

  it.each(["legacy", "auto"] as const)(
    "and cannot call what it was not shown (%s)",
    async (mode) => {
      const client = await connect("/mcp/readonly", {}, mode);
      const call = client.callTool({ name: "create-person", arguments: { firstName: "Ada" } });
      await expect(call).rejects.toThrow(/create-person not found/);
      await client.close();
    },
  );

  it("by path: three that reach the others", async () => {
    const client = await connect("/mcp/compact");
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
      "find-tools",
      "describe-tool",
      "call-tool",
    ]);
    const found = await client.callTool({
      name: "find-tools",
      arguments: { query: "add a person" },
    });
    expect(JSON.stringify(found.structuredContent)).toContain("create-person");
    const described = await client.callTool({
      name: "describe-tool",
      arguments: { tool: "create-person" },
    });
    expect(JSON.stringify(described.structuredContent)).toContain("firstName");
    const created = await client.callTool({
      name: "call-tool",
      arguments: { tool: "create-person", arguments: { firstName: "Compact" } },
    });
    expect(created.structuredContent).toMatchObject({ firstName: "Compact" });
    const refused = await client.callTool({
      name: "call-tool",
      arguments: { tool: "creat-person", arguments: {} },
    });
    expect(refused).toMatchObject({ isError: true });
    expect(JSON.stringify(refused.content)).toContain("did you mean create-person?");
    await client.close();
  });

  it("and is told which toolsets there are when it names none of them", async () => {
    const response = await fetch(new URL("/mcp/x/nonsense", running.url), { method: "POST" });
    expect(response.status).toBe(404);
    expect(JSON.stringify(await response.json())).toContain("core, records, links");
  });
});
