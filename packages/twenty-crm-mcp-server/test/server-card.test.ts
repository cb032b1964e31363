import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../src/index.ts";

const API_KEY = "0123456789abcdef";
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ apiKey: API_KEY });
});
afterAll(async () => {
  await server.close();
});

it.each(["/mcp/server-card", "/.well-known/mcp/server-card.json"])(
  "%s tells without a key where the server is and what it asks for",
  async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.headers.get("content-type")).toBe("application/mcp-server-card+json");
    const card = (await response.json()) as { description: string };
    expect(card).toEqual({
      $schema: "https://static.modelcontextprotocol.io/schemas/v1/server-card.schema.json",
      name: expect.stringMatching(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/),
      title: "Twenty CRM",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      description: expect.any(String),
      remotes: [
        {
          type: "streamable-http",
          url: server.mcpUrl,
          supportedProtocolVersions: expect.arrayContaining(["2026-07-28", "2025-11-25"]),
          headers: [expect.objectContaining({ name: "Authorization", isRequired: true })],
        },
      ],
    });
    expect(card.description.length).toBeLessThanOrEqual(100);
  },
);

it("the host's catalog leads to the card, which is not sent twice", async () => {
  const catalog = await fetch(`${server.url}/.well-known/ai-catalog.json`);
  const url = `${server.url}/mcp/server-card`;
  expect(await catalog.json()).toMatchObject({
    entries: [{ url, type: "application/mcp-server-card+json" }],
  });
  const first = await fetch(url);
  const again = await fetch(url, {
    headers: { "if-none-match": first.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
});

it("only reading is allowed, and only for hosts that are ours", async () => {
  const url = `${server.url}/mcp/server-card`;
  expect((await fetch(url, { method: "POST" })).status).toBe(405);
  expect((await fetch(url, { headers: { origin: "https://evil.example" } })).status).toBe(403);
});
