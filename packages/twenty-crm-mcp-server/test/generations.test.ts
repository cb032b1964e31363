import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { McpServer } from "@modelcontextprotocol/server";
import { waitFor } from "testkit";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { startFixture } from "./conformance/start-fixture.ts";

const generations = ["2025-11-25", "2026-07-28"] as const;

async function connect(mcpUrl: string, generation: (typeof generations)[number]): Promise<Client> {
  const mode = generation === "2025-11-25" ? "legacy" : { pin: generation };
  const client = new Client(
    { name: "test", version: "1.0.0" },
    { versionNegotiation: { mode }, capabilities: { elicitation: {} } },
  );
  client.setRequestHandler("elicitation/create", () => ({
    action: "accept",
    content: { name: "Ada" },
  }));
  await client.connect(new StreamableHTTPClientTransport(new URL(mcpUrl)));
  return client;
}

/** Servers with a tool that waits until its call is cancelled. */
function createWaitingServer() {
  const seen = { started: 0, cancelled: 0 };
  const createMcpServer = (): McpServer => {
    const server = new McpServer({ name: "waiting", version: "1.0.0" });
    server.registerTool("wait", { inputSchema: z.object({}) }, (_input, ctx) => {
      seen.started += 1;
      return new Promise((resolve) => {
        ctx.mcpReq.signal.addEventListener("abort", () => {
          seen.cancelled += 1;
          resolve({ content: [] });
        });
      });
    });
    return server;
  };
  return { seen, createMcpServer };
}

describe.each(generations)("a real client of %s", (generation) => {
  it("lists and calls tools", async () => {
    await using fixture = await startFixture();
    const client = await connect(fixture.mcpUrl, generation);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("test_simple_text");
    const result = await client.callTool({ name: "test_simple_text", arguments: {} });
    expect(result.content).toEqual([expect.objectContaining({ type: "text" })]);
    await client.close();
  });

  it("answers a question that a tool asks back", async () => {
    await using fixture = await startFixture();
    const client = await connect(fixture.mcpUrl, generation);
    const result = await client.callTool({
      name: "test_input_required_result_elicitation",
      arguments: {},
    });
    expect(result.content).toEqual([{ type: "text", text: "Hello, Ada!" }]);
    await client.close();
  });

  it("cancels a call at the server by giving it up", async () => {
    const { seen, createMcpServer } = createWaitingServer();
    await using fixture = await startFixture({ createMcpServer });
    const client = await connect(fixture.mcpUrl, generation);
    const controller = new AbortController();
    const call = client.callTool({ name: "wait", arguments: {} }, { signal: controller.signal });
    await waitFor(() => seen.started === 1, { what: "the call to begin" });
    controller.abort();
    await expect(call).rejects.toThrow();
    await waitFor(() => seen.cancelled === 1, { what: "the cancellation" });
    await client.close();
  });
});

it("a client that negotiates finds the newest generation", async () => {
  await using fixture = await startFixture();
  const client = new Client(
    { name: "test", version: "1.0.0" },
    { versionNegotiation: { mode: "auto" } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL(fixture.mcpUrl)));
  expect(client.getNegotiatedProtocolVersion()).toBe("2026-07-28");
  await client.close();
});
