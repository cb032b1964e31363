import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { startSandbox } from "twenty-sandbox";
import { expect, it } from "vitest";
import { startServer } from "../src/start-server.ts";

const WAITED = "twenty-crm-mcp-server/rateLimitWaitMs";

it("no call fails at Twenty's rate limit; those that wait say so, and for how long", async () => {
  const sandbox = await startSandbox({ port: 0, rateLimit: { tokens: 20, windowMs: 2_000 } });
  const running = await startServer({ twenty: { url: sandbox.url, apiKey: sandbox.apiKey } });
  const connect = async () => {
    const client = new Client({ name: "test", version: "1.0.0" });
    await client.connect(new StreamableHTTPClientTransport(new URL(running.mcpUrl)));
    return client;
  };
  const [first, second] = await Promise.all([connect(), connect()]);
  const { structuredContent } = await first.callTool({
    name: "list-persons",
    arguments: { limit: 1 },
  });
  const [person] = (structuredContent as { records: { id: string }[] }).records;
  const progress: string[] = [];
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? first : second).callTool(
        { name: "get-person", arguments: { id: person?.id } },
        { onprogress: ({ message = "" }) => void progress.push(message) },
      ),
    ),
  );
  expect(results.filter(({ isError }) => isError)).toEqual([]);
  const waits = results.map(({ _meta }) => _meta?.[WAITED]).filter((ms) => ms !== undefined);
  expect(waits.length).toBeGreaterThan(0);
  expect(progress).toContainEqual(
    expect.stringMatching(/^Waiting \d+\.\d s for Twenty's rate limit$/),
  );
  await first.close();
  await second.close();
  await running.close();
  await sandbox.close();
}, 30_000);
