import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, startServerProcess } from "../stage/products.ts";
import { startScriptedGateway } from "../stage/scripted-gateway.ts";

const HEARTBEAT = /^\/api\/v1\/agents\/[^/]+\/heartbeat$/;
const REGISTER = /^\/api\/v1\/agents\/register$/;

test("a server with a gateway registers with the payload of the founding contract", {
  meta: {
    proves: [
      "how.startup",
      "api.register",
      "payload.identity",
      "payload.capabilities",
      "payload.metadata",
      "config.AGENT_GATEWAY_URL",
      "config.AGENT_GATEWAY_API_KEY",
    ],
  },
}, async () => {
  await using gateway = await startScriptedGateway();
  const { url, process: server } = await startServerProcess({
    AGENT_GATEWAY_URL: gateway.url,
    AGENT_GATEWAY_API_KEY: "key-of-the-gateway",
  });
  await using _server = server;
  const [registration] = await gateway.until(1, "POST", REGISTER);

  expect(registration).toMatchObject({
    authorization: "Bearer key-of-the-gateway",
    contentType: "application/json",
    body: {
      name: "twenty-crm-mcp-server",
      type: "mcp",
      version: "1.0.0",
      description: "Twenty CRM MCP Server with GraphQL and REST API support",
      endpoint: `${url}/mcp`,
      healthCheckEndpoint: `${url}/health`,
      metadata: {
        framework: "typescript",
        protocol: "mcp",
        apis: ["graphql", "rest"],
      },
    },
  });
  const { capabilities, metadata } = registration.body as {
    capabilities: string[];
    metadata: { entities: string[]; registeredAt: string };
  };
  expect(capabilities).toEqual(
    expect.arrayContaining([
      "person.create",
      "person.read",
      "person.update",
      "person.delete",
      "person.list",
      "company.create",
      "company.read",
      "company.list",
      "opportunity.create",
      "opportunity.read",
      "opportunity.list",
    ]),
  );
  expect(metadata.entities).toEqual(expect.arrayContaining(["person", "company", "opportunity"]));
  expect(new Date(metadata.registeredAt).toISOString()).toBe(metadata.registeredAt);
});

test("heartbeats follow at the configured interval and a stop unregisters", {
  meta: {
    proves: [
      "how.heartbeat",
      "how.shutdown",
      "api.heartbeat",
      "api.unregister",
      "config.AGENT_REGISTRATION_INTERVAL",
    ],
  },
}, async () => {
  await using gateway = await startScriptedGateway();
  const { process: server } = await startServerProcess({
    AGENT_GATEWAY_URL: gateway.url,
    AGENT_REGISTRATION_INTERVAL: "1000",
  });
  await using _server = server;
  const beats = await gateway.until(2, "POST", HEARTBEAT);
  expect(beats[0].path).toBe("/api/v1/agents/twenty-crm-mcp-server/heartbeat");
  expect(beats[0].body).toMatchObject({ status: "healthy" });
  expect(Date.parse(String(beats[0].body.timestamp))).not.toBeNaN();
  expect(gateway.matching("POST", REGISTER)).toHaveLength(1);

  expect(await server.stop("SIGTERM")).toBe(0);
  const [unregistration] = gateway.matching("DELETE", /^\/api\/v1\/agents\//);
  expect(unregistration?.path).toMatch(/^\/api\/v1\/agents\/twenty-crm-mcp-server(\?|$)/);
});

test("every variable of the guide is read from .env and reaches the gateway", {
  meta: {
    proves: [
      "config.dotenv",
      "config.AGENT_NAME",
      "config.AGENT_VERSION",
      "config.AGENT_DESCRIPTION",
      "config.MCP_ENDPOINT",
      "config.HEALTH_ENDPOINT",
      "practice.internal-urls",
    ],
  },
}, async () => {
  await using gateway = await startScriptedGateway();
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, ".env"),
    [
      `AGENT_GATEWAY_URL=${gateway.url}`,
      "AGENT_GATEWAY_API_KEY=from-the-file",
      "AGENT_NAME=crm-berlin",
      "AGENT_VERSION=2.3.4",
      "AGENT_DESCRIPTION=The CRM of the Berlin office",
      "MCP_ENDPOINT=http://twenty-mcp-server:8080/mcp",
      "HEALTH_ENDPOINT=http://twenty-mcp-server:8080/health",
      "AGENT_REGISTRATION_INTERVAL=30000",
    ].join("\n"),
  );
  const { process: server } = await startServerProcess({}, { cwd });
  await using _server = server;
  const [registration] = await gateway.until(1, "POST", REGISTER);
  expect(registration).toMatchObject({
    authorization: "Bearer from-the-file",
    body: {
      name: "crm-berlin",
      version: "2.3.4",
      description: "The CRM of the Berlin office",
      endpoint: "http://twenty-mcp-server:8080/mcp",
      healthCheckEndpoint: "http://twenty-mcp-server:8080/health",
      heartbeatIntervalMs: 30_000,
    },
  });
});
