import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AgentGatewayClient } from "agent-gateway-client";
import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { startGatewayProcess } from "../stage/products.ts";

test("an agent registers, beats and unregisters with the very client that the server uses", {
  meta: { proves: ["how.same-for-agents", "overview.management", "implementation.client"] },
}, async () => {
  const gateway = await startGatewayProcess();
  await using _gateway = gateway.process;
  const agent = createServer((_request, response) => response.end('{"status":"ok"}'));
  await new Promise<void>((resolve) => agent.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(agent.address() as AddressInfo).port}`;
  const client = new AgentGatewayClient({
    gatewayUrl: gateway.url,
    heartbeatIntervalMs: 1000,
    agent: {
      name: "ag-ui-server-agent",
      type: "ag-ui",
      version: "1.0.0",
      description: "A chat agent",
      endpoint: `${url}/agent`,
      healthCheckEndpoint: `${url}/health`,
      capabilities: ["chat"],
      metadata: { framework: "typescript", protocol: "ag-ui" },
    },
  });
  try {
    client.start();
    const listed = await waitFor(
      async () => {
        const response = await fetch(`${gateway.url}/api/v1/agents?type=ag-ui&verdict=routable`);
        return ((await response.json()) as { agents: Record<string, unknown>[] }).agents[0];
      },
      { what: "the agent to be routable" },
    );
    expect(listed).toMatchObject({ name: "ag-ui-server-agent", capabilities: ["chat"] });

    await client.stop();
    const response = await fetch(`${gateway.url}/api/v1/agents/ag-ui-server-agent`);
    expect(response.status).toBe(404);
  } finally {
    await client.stop();
    agent.close();
    agent.closeAllConnections();
  }
});
