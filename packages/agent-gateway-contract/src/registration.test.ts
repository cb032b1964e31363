import { describe, expect, test } from "vitest";
import { registrationSchema } from "./registration.ts";

/** The payload of the registration guide, as it stands there. */
const guidePayload = {
  name: "twenty-crm-mcp-server",
  type: "mcp",
  version: "1.0.0",
  description: "Twenty CRM MCP Server with GraphQL and REST API support",
  endpoint: "http://localhost:5008/mcp",
  healthCheckEndpoint: "http://localhost:5008/health",
  capabilities: [
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
  ],
  metadata: {
    framework: "typescript",
    protocol: "mcp",
    apis: ["graphql", "rest"],
    entities: ["person", "company", "opportunity"],
    registeredAt: "2025-12-29T12:00:00.000Z",
  },
};

function problemsOf(changes: Record<string, unknown>): string[] {
  const { error } = registrationSchema.safeParse({ ...guidePayload, ...changes });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("registrationSchema", () => {
  test("takes the guide's payload as it stands", () => {
    expect(registrationSchema.parse(guidePayload)).toEqual(guidePayload);
  });

  test("needs no more than name, type and endpoint", () => {
    const least = { name: "crm", type: "ag-ui", endpoint: "https://crm.example/agent" };
    expect(registrationSchema.parse(least)).toEqual({
      ...least,
      version: "0.0.0",
      description: "",
      capabilities: [],
      metadata: {},
    });
  });

  test("keeps fields that it does not know", () => {
    const parsed = registrationSchema.parse({ ...guidePayload, region: { name: "eu" } });
    expect(parsed.region).toEqual({ name: "eu" });
  });

  test("names every missing field at once", () => {
    const { error } = registrationSchema.safeParse({});
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["name", "type", "endpoint"]);
  });

  test.each(["", "-crm", "crm server", "crm/..", "crm%2f", "ä", "x".repeat(129)])(
    "refuses %j as a name, which goes into URLs",
    (name) => {
      expect(problemsOf({ name })).toEqual([expect.stringMatching(/^name: must be 1 to 128/)]);
    },
  );

  test.each(["localhost:5008/mcp", "/mcp", "ftp://crm.example", "javascript:alert(1)", "http://"])(
    "refuses the endpoint %j",
    (endpoint) => {
      const problem = /must be an absolute http:\/\/ or https:\/\/ URL/;
      expect(problemsOf({ endpoint })).toEqual([expect.stringMatching(problem)]);
      expect(problemsOf({ healthCheckEndpoint: endpoint })).toEqual([
        expect.stringMatching(/^healthCheckEndpoint: /),
      ]);
    },
  );

  test("refuses an endpoint that carries credentials, which everybody could list", () => {
    expect(problemsOf({ endpoint: "http://user:word@crm.example/mcp" })).toEqual([
      "endpoint: must not carry credentials",
    ]);
  });

  test.each([
    ["type", "MCP"],
    ["capabilities", ["person.read", 7]],
    ["metadata", "none"],
    ["instanceId", ""],
    ["epoch", -1],
    ["heartbeatIntervalMs", 99],
    ["heartbeatIntervalMs", 3_600_001],
    ["ttlMs", 999],
    ["service", "two words"],
    ["weight", 0],
    ["status", "fine"],
  ])("names %s when its value is %j", (field, value) => {
    const problems = problemsOf({ [field]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${field}\\b`));
  });

  test("bounds what one registration can weigh", () => {
    const capabilities = Array.from({ length: 2001 }, (_, index) => `tool.${index}`);
    expect(problemsOf({ capabilities })).toHaveLength(1);
    expect(problemsOf({ capabilities: capabilities.slice(1) })).toEqual([]);
    expect(problemsOf({ description: "x".repeat(2001) })).toHaveLength(1);
    expect(problemsOf({ tags: Array.from({ length: 101 }, () => "tag") })).toHaveLength(1);
  });
});
