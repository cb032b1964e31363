import { expect, it } from "vitest";
import { catalogue } from "../../application/tools/catalogue.ts";
import { registrationPayload } from "./registration-payload.ts";

const config = {
  url: "http://localhost:8080",
  name: "crm-berlin",
  version: "2.3.4",
  description: "Berlin",
  instanceId: "one",
  intervalMs: 60_000,
};
const endpoints = { mcp: "http://localhost:5008/mcp", health: "http://localhost:5008/health" };

it("holds what the registration guide shows, and what the tools make of it", () => {
  const payload = registrationPayload({ config, endpoints, tools: catalogue, apiMode: "auto" });
  expect(payload).toMatchObject({
    name: "crm-berlin",
    type: "mcp",
    version: "2.3.4",
    description: "Berlin",
    endpoint: "http://localhost:5008/mcp",
    healthCheckEndpoint: "http://localhost:5008/health",
    metadata: { framework: "typescript", protocol: "mcp", apis: ["graphql", "rest"] },
    protocolVersions: ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"],
    toolsDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(payload.capabilities).toEqual(
    expect.arrayContaining(
      "person.create person.read person.update person.delete person.list company.create company.read company.list opportunity.create opportunity.read opportunity.list".split(
        " ",
      ),
    ),
  );
  expect(payload.metadata?.entities).toEqual(
    expect.arrayContaining(["person", "company", "opportunity"]),
  );
  expect(payload.metadata?.tools).toEqual(
    expect.arrayContaining(["get-person", "create-person", "find-tools", "call-tool"]),
  );
  const readOnlyTools = payload.metadata?.readOnlyTools;
  expect(readOnlyTools).toContain("get-person");
  expect(readOnlyTools).not.toContain("create-person");
  expect(payload).not.toHaveProperty("service");
});

it("takes the configured addresses, service and API", () => {
  const payload = registrationPayload({
    config: {
      ...config,
      mcpEndpoint: "http://crm:80/mcp",
      healthEndpoint: "http://crm:80/health",
      service: "crm",
    },
    endpoints,
    tools: catalogue,
    apiMode: "rest",
  });
  expect(payload).toMatchObject({
    endpoint: "http://crm:80/mcp",
    healthCheckEndpoint: "http://crm:80/health",
    service: "crm",
    metadata: { apis: ["rest"] },
  });
});
