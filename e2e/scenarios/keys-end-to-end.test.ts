import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { startGatewayProcess, startServerProcess } from "../stage/products.ts";

const GATEWAY_KEY = "key-of-the-gateway-0123456789";
const SERVER_KEY = "key-of-the-servers-0123456789";

test("with every key set, a client needs the gateway's only, and the server sees its own only", {
  meta: { proves: ["security.environment-keys"] },
}, async () => {
  const gateway = await startGatewayProcess({
    GATEWAY_API_KEY: GATEWAY_KEY,
    GATEWAY_UPSTREAM_API_KEY: SERVER_KEY,
  });
  await using _gateway = gateway.process;
  const server = await startServerProcess({
    MCP_API_KEY: SERVER_KEY,
    AGENT_GATEWAY_URL: gateway.url,
    AGENT_GATEWAY_API_KEY: GATEWAY_KEY,
  });
  await using _server = server.process;

  const listTools = (url: string, key: string): Promise<Response> =>
    fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/list",
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/list",
        params: {
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
    });
  const throughGateway = `${gateway.url}/twenty-crm-mcp-server/mcp`;

  const answer = await waitFor(
    async () => {
      const response = await listTools(throughGateway, GATEWAY_KEY);
      return response.ok ? response : undefined;
    },
    { what: "the tools through the gateway" },
  );
  expect(await answer.text()).toContain("create-person");
  expect((await listTools(throughGateway, SERVER_KEY)).status).toBe(401);
  expect((await listTools(`${server.url}/mcp`, GATEWAY_KEY)).status).toBe(401);
  expect((await listTools(`${server.url}/mcp`, SERVER_KEY)).status).toBe(200);
  for (const { process } of [gateway, server]) {
    expect(process.output()).not.toMatch(/key-of-the-(gateway|servers)-0123456789/);
  }
});
