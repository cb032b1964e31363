import { waitFor } from "testkit";
import { describe, expect, it } from "vitest";
import { startFixture } from "./conformance/start-fixture.ts";
import { startScriptedGateway } from "./process/scripted-gateway.ts";
import { addressOf, startMain } from "./process/start-main.ts";

const progressCall = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: {
    name: "test_tool_with_progress",
    arguments: {},
    _meta: {
      progressToken: "p",
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
    },
  },
});

const subscription = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "subscriptions/listen",
  params: {
    notifications: { toolsListChanged: true },
    _meta: {
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
    },
  },
});

const post = (mcpUrl: string, method: string, body: string): Promise<Response> =>
  fetch(mcpUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": method,
      ...(method === "tools/call" ? { "mcp-name": "test_tool_with_progress" } : {}),
    },
    body,
  });

describe.each(["SIGTERM", "SIGINT"] as const)("on %s", (signal) => {
  it("the server stops accepting, unregisters, cleans up and ends with 0", async () => {
    await using gateway = await startScriptedGateway("at once");
    await using server = startMain({
      env: { AGENT_GATEWAY_URL: gateway.url, LOG_LEVEL: "debug" },
    });
    const url = await addressOf(server);
    await server.line(/Status: ✅ Registered/);
    expect(await server.stop(signal)).toBe(0);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
    expect(gateway.requests.at(-1)?.line).toMatch(
      /^DELETE \/api\/v1\/agents\/twenty-crm-mcp-server\?/,
    );
    const steps = [...server.output().matchAll(/Shutdown step (\w+) \{step: "([^"]+)"/g)];
    expect(steps.map(([, outcome, step]) => `${step}: ${outcome}`)).toEqual([
      "stop accepting connections: done",
      "unregister from the gateway: done",
      "clean up the MCP server: done",
    ]);
  });
});

it("a second signal ends the process at once", async () => {
  await using gateway = await startScriptedGateway("never");
  await using server = startMain({ env: { AGENT_GATEWAY_URL: gateway.url } });
  await addressOf(server);
  await waitFor(() => gateway.requests.length > 0, { what: "the registration" });
  server.child.kill("SIGTERM");
  await server.line(/Shutting down/);
  expect(await server.stop("SIGINT")).toBe(130);
});

describe("a graceful stop", () => {
  it("answers the call that is being served, and not another", async () => {
    const fixture = await startFixture();
    const response = await post(fixture.mcpUrl, "tools/call", progressCall);
    fixture.server.stopAccepting();
    await expect(fetch(`${fixture.url}/health`)).rejects.toThrow();
    await fixture.server.cleanup();
    expect(await response.text()).toContain("Done");
  });

  it("does not wait for subscriptions, which last for ever, but ends them", async () => {
    const fixture = await startFixture();
    const response = await post(fixture.mcpUrl, "subscriptions/listen", subscription);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    fixture.server.stopAccepting();
    const events = response.text();
    await fixture.server.cleanup();
    expect(await events).toContain("notifications/subscriptions/acknowledged");
  });
});
