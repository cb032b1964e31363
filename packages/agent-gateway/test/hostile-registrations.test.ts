import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemSchema } from "agent-gateway-contract";
import { silentLogger } from "service-kit";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { agentFacts, agentIdOf } from "../src/registry/agent-facts.ts";
import { openSqliteStore } from "../src/registry/sqlite-store.ts";
import { healthy, startAgent } from "./stage/agent.ts";
import { stageGateway } from "./stage/gateway.ts";
import { parsedRegistration, registration } from "./stage/registration.ts";

const REGISTER = "/api/v1/agents/register";

/** A registration as text, with a field that is nested so deep. */
function nested(field: string, levels: number): string {
  const deep = `{"${field}":{"a":${"[".repeat(levels)}${"]".repeat(levels)}}}`;
  return JSON.stringify(registration()).replace(/\}$/, `,${deep.slice(1)}`);
}

describe("a registration that is meant to hurt", () => {
  test.each(["metadata", "else"])(
    "is refused when its %s is nested deeper than what can be written again, and nobody else notices",
    async (field) => {
      await using gateway = await stageGateway();
      for (const levels of [65, 5000, 100_000]) {
        const response = await gateway.request("POST", REGISTER, nested(field, levels));
        expect(response.status).toBe(400);
        expect(problemSchema.parse(await response.json()).code).toBe("invalid_request");
        const beat = "/api/v1/agents/twenty-crm-mcp-server/heartbeat";
        expect((await gateway.request("POST", beat, nested(field, levels))).status).toBe(400);
      }
      expect((await gateway.request("POST", REGISTER, nested(field, 30))).status).toBe(201);
      expect(await gateway.agents()).toHaveLength(1);
    },
  );
});

describe("an address at which clouds give out credentials", () => {
  test.each(["http://169.254.169.254/latest", "http://[::ffff:a9fe:a9fe]/", "http://2852039166/"])(
    "is refused as %s, by its field",
    async (url) => {
      await using gateway = await stageGateway();
      const response = await gateway.register(
        registration({ endpoint: url, healthCheckEndpoint: url }),
      );
      expect(response.status).toBe(400);
      const { errors = [] } = problemSchema.parse(await response.json());
      expect(errors.map(({ field }) => field)).toEqual(["endpoint", "healthCheckEndpoint"]);
    },
  );

  /** What an older gateway, which did not ask, has stored. */
  async function restoredWith(changes: Parameters<typeof registration>[0]) {
    const dataDir = mkdtempSync(join(tmpdir(), "link-local-"));
    const store = openSqliteStore(join(dataDir, "agent-gateway.sqlite"), silentLogger);
    const at = new Date().toISOString();
    const facts = agentFacts(parsedRegistration(changes));
    const registrant = {
      instanceId: "a",
      epoch: 1,
      owner: "anonymous",
      derived: false,
      saysRegisteredAt: null,
      shared: false,
      status: "healthy" as const,
      toolsDigest: null,
      registeredAt: at,
      lastHeartbeatAt: at,
      heartbeatIntervalMs: 60_000,
      leaseTtlMs: 180_000,
    };
    const agentId = agentIdOf(facts);
    const stored = {
      agentId,
      facts: {
        ...facts,
        capabilities: [],
        tags: [],
        protocolVersions: [...facts.protocolVersions],
      },
      registrants: [registrant],
      registeredAt: at,
      revision: 1,
    };
    await store.apply({ revision: 1, instances: { put: [[agentId, stored]], remove: [] } });
    await store.close();
    return stageGateway({ dataDir, probe: { timeoutMs: 500 } });
  }

  test.each([
    ["with a health endpoint", { healthCheckEndpoint: "http://169.254.169.254/health" }],
    ["by discovery", { healthCheckEndpoint: undefined, protocolVersions: ["2026-07-28"] }],
    ["by a connection", { healthCheckEndpoint: undefined }],
  ])("is not probed %s", async (_, changes) => {
    await using gateway = await restoredWith({
      endpoint: "http://169.254.169.254/mcp",
      ...changes,
    });
    await waitFor(async () => (await gateway.agents())[0]?.probe.state === "failing", {
      what: "a probe that failed",
    });
    expect((await gateway.agents())[0]?.probe.why).toContain("ERR_UPSTREAM_LINK_LOCAL");
  });

  test.each(["http", "https"])("gets no call over %s", async (scheme) => {
    await using gateway = await restoredWith({
      name: "crm",
      endpoint: `${scheme}://169.254.169.254/mcp`,
      healthCheckEndpoint: undefined,
    });
    await gateway.request("POST", "/api/v1/agents/crm/heartbeat");
    const response = await gateway.request("POST", "/crm/mcp", {
      jsonrpc: "2.0",
      id: 1,
      method: "tools/list",
    });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("ERR_UPSTREAM_LINK_LOCAL");
  });
});

test("a beat that is a whole registration is a mere renewal while only its time and load differ", async () => {
  await using gateway = await stageGateway({ probe: { intervalMs: 3_600_000 } });
  await using agent = await startAgent(healthy);
  const said = registration({ name: "crm", endpoint: agent.url, healthCheckEndpoint: agent.url });
  const beat = async (load: number): Promise<number> => {
    const body = { ...said, timestamp: new Date(load * 1e12).toISOString(), load };
    return (await gateway.request("POST", "/api/v1/agents/crm/heartbeat", body)).status;
  };
  expect(await beat(0.1)).toBe(201);
  await waitFor(async () => (await gateway.agents())[0]?.probe.state === "passing", {
    what: "the first probe",
  });
  const revision = async (): Promise<number> =>
    ((await (await gateway.request("GET", "/api/v1/agents")).json()) as { revision: number })
      .revision;
  const before = await revision();
  expect([await beat(0.2), await beat(0.7)]).toEqual([200, 200]);
  expect(await revision()).toBe(before);
  const [crm] = await gateway.agents();
  expect(crm?.metadata).toEqual(said.metadata);
  expect(crm?.registrants).toMatchObject([{ load: 0.7 }]);
});
