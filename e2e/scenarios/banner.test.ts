import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, startServerProcess } from "../stage/products.ts";
import { startScriptedGateway } from "../stage/scripted-gateway.ts";

test("with a gateway in .env the banner and the log tell of the registration", {
  meta: {
    proves: ["usage.with-gateway", "monitoring.events", "security.environment-keys"],
  },
}, async () => {
  await using gateway = await startScriptedGateway();
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, ".env"),
    `AGENT_GATEWAY_URL=${gateway.url}\nAGENT_GATEWAY_API_KEY=never-to-be-seen\n`,
  );
  const { url, port, process: server } = await startServerProcess({}, { cwd });
  await using _server = server;
  await server.line(/Agent: twenty-crm-mcp-server/);

  const output = server.output();
  for (const line of [
    `🚀 MCP Streamable HTTP Server listening on port ${port}`,
    `🏠 Home Page: ${url}/`,
    `🔌 MCP Endpoint: ${url}/mcp`,
    `❤️ Health Check: ${url}/health`,
    `🌐 Agent Gateway: ${gateway.url}`,
    "Status: ✅ Registered",
    "Agent: twenty-crm-mcp-server",
    `[INFO] Creating Agent Gateway client {gateway: "${gateway.url}", agent: "twenty-crm-mcp-server"}`,
    `[INFO] Registering with Agent Gateway {gateway: "${gateway.url}", agent: "twenty-crm-mcp-server"}`,
    "[INFO] Successfully registered with Agent Gateway",
    "[INFO] Agent Gateway registration started",
  ]) {
    expect(output).toContain(line);
  }
  expect(output).not.toContain("never-to-be-seen");
});

test("without a gateway the server serves and says that none is configured", {
  meta: { proves: ["usage.standalone", "config.AGENT_GATEWAY_URL"] },
}, async () => {
  const { url, port, process: server } = await startServerProcess();
  await using _server = server;
  await server.line(/🌐 Agent Gateway: Not configured/);
  expect(server.output()).toContain(`🚀 MCP Streamable HTTP Server listening on port ${port}`);
  expect(server.output()).toMatch(/sandbox/i);

  const health = (await (await fetch(`${url}/health`)).json()) as Record<string, unknown>;
  expect(health).toMatchObject({ gateway: { configured: false } });
});
