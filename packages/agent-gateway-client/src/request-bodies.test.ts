import { heartbeatSchema, registrationSchema } from "agent-gateway-contract";
import { describe, expect, test } from "vitest";
import { heartbeatBody, registrationBody } from "./request-bodies.ts";

const now = new Date("2025-12-29T12:00:00.000Z");
const identity = { instanceId: "pod-1", epoch: 7 };
const agent = { name: "crm", type: "mcp", endpoint: "http://localhost:5008/mcp" };

/** The payload of the registration guide without its time. */
const guideAgent = {
  name: "twenty-crm-mcp-server",
  type: "mcp",
  version: "1.0.0",
  description: "Twenty CRM MCP Server with GraphQL and REST API support",
  endpoint: "http://localhost:5008/mcp",
  healthCheckEndpoint: "http://localhost:5008/health",
  capabilities: ["person.create", "person.read"],
  metadata: {
    framework: "typescript",
    protocol: "mcp",
    apis: ["graphql", "rest"],
    entities: ["person", "company", "opportunity"],
  },
};

describe("registrationBody", () => {
  test("is the guide's payload with identity and interval behind it", () => {
    const body = registrationBody(guideAgent, identity, { now, heartbeatIntervalMs: 60_000 });
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        ...guideAgent,
        metadata: { ...guideAgent.metadata, registeredAt: "2025-12-29T12:00:00.000Z" },
        instanceId: "pod-1",
        epoch: 7,
        heartbeatIntervalMs: 60_000,
      }),
    );
    expect(registrationSchema.safeParse(body).success).toBe(true);
  });

  test("keeps the client's own identity when the description brings another", () => {
    const body = registrationBody({ ...agent, instanceId: "other", epoch: 1 }, identity, {
      now,
      heartbeatIntervalMs: 100,
    });
    expect(body).toMatchObject(identity);
  });
});

describe("heartbeatBody", () => {
  test("is the guide's body and who sends it", () => {
    const body = heartbeatBody(agent, identity, { now });
    expect(body).toEqual({
      timestamp: "2025-12-29T12:00:00.000Z",
      status: "healthy",
      ...identity,
    });
    expect(heartbeatSchema.safeParse(body).success).toBe(true);
  });

  test("carries the digest of the tools, so that a gateway sees them change", () => {
    expect(heartbeatBody({ ...agent, toolsDigest: "d1" }, identity, { now })).toMatchObject({
      toolsDigest: "d1",
    });
  });

  test.each([
    [0.25, 0.25],
    [-1, 0],
    [17, 1],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NaN, undefined],
  ])("tells a load of %d as %s, which every gateway accepts", (load, told) => {
    const body = heartbeatBody(agent, identity, { now, getLoad: () => load });
    expect(body.load).toBe(told);
    expect(heartbeatSchema.safeParse(body).success).toBe(true);
  });

  test("is sent even when status and load cannot be told", () => {
    const broken = () => {
      throw new Error("no");
    };
    const body = heartbeatBody(agent, identity, { now, getStatus: broken, getLoad: broken });
    expect(body).toMatchObject({ status: "degraded" });
    expect(body).not.toHaveProperty("load");
  });
});
