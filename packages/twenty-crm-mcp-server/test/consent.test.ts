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

/** A client whose person answers every question in the same way, and remembers what was asked. */
async function connect(mode: "legacy" | "auto", agree: boolean | "decline") {
  const asked: string[] = [];
  const client = new Client(
    { name: "test", version: "1.0.0" },
    { versionNegotiation: { mode }, capabilities: { elicitation: {} } },
  );
  client.setRequestHandler("elicitation/create", ({ params }) => {
    asked.push(params.message);
    return agree === "decline" ? { action: "decline" } : { action: "accept", content: { agree } };
  });
  await client.connect(new StreamableHTTPClientTransport(new URL(running.mcpUrl)));
  return { client, asked };
}

const tasks = (prefix: string) => ({
  object: "task",
  records: Array.from({ length: 12 }, (_, index) => ({ title: `${prefix} ${index}` })),
});

async function countOf(client: Client, query: string): Promise<unknown> {
  const found = await client.callTool({
    name: "find-records",
    arguments: { object: "task", query },
  });
  return (found.structuredContent as { total: number }).total;
}

describe.each(["legacy", "auto"] as const)("a person at the client (%s)", (mode) => {
  it("is asked before many records are written, and agrees", async () => {
    const { client, asked } = await connect(mode, true);
    const result = await client.callTool({
      name: "create-records",
      arguments: tasks(`Yes ${mode}`),
    });
    expect(asked).toEqual(["This makes 12 tasks"]);
    expect(result.structuredContent).toMatchObject({ done: 12 });
    await client.close();
  });

  it.each([false, "decline"] as const)("says no (%s), and nothing is written", async (answer) => {
    const { client, asked } = await connect(mode, answer);
    const name = `No ${mode} ${answer}`;
    const result = await client.callTool({ name: "create-records", arguments: tasks(name) });
    expect(asked).toHaveLength(1);
    expect(result).toMatchObject({ isError: true });
    expect(JSON.stringify(result.content)).toContain("the user did not agree");
    expect(await countOf(client, name)).toBe(0);
    await client.close();
  });
});
