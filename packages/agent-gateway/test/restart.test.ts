import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { healthy, startAgent } from "./stage/agent.ts";
import { stageGateway } from "./stage/gateway.ts";
import { registration } from "./stage/registration.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "agent-gateway-"));

test("a registration outlives the gateway, and is routable again once its probe passes", async () => {
  await using agent = await startAgent(healthy);
  const dataDir = folder();
  const address = { endpoint: `${agent.url}/mcp`, healthCheckEndpoint: `${agent.url}/health` };
  const first = await stageGateway({ dataDir });
  await first.register(registration(address));
  await first.register(registration({ name: "dead", endpoint: "http://127.0.0.1:9/mcp" }));
  const before = await first.agents();
  await first.close();

  await using second = await stageGateway({ dataDir });
  await second.routable(1);
  const after = await second.agents();
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  expect(after.find(({ name }) => name === "dead")).toMatchObject({
    lease: { state: "unverified" },
    verdict: { state: "not_routable" },
  });
  expect(after.map(({ revision }) => revision)).toEqual(before.map(({ revision }) => revision));
});

test("what a client was answered is stored even when the gateway is not closed", async () => {
  const dataDir = folder();
  await using crashed = await stageGateway({ dataDir });
  await crashed.register(registration());
  await using next = await stageGateway({ dataDir });
  expect(await next.agents()).toHaveLength(1);
});

test("a removal is remembered over a restart", async () => {
  const dataDir = folder();
  const first = await stageGateway({ dataDir });
  await first.register(registration());
  await first.request("DELETE", "/api/v1/agents/twenty-crm-mcp-server");
  await first.close();
  await using second = await stageGateway({ dataDir });
  expect(await second.agents()).toEqual([]);
  const beat = await second.request("POST", "/api/v1/agents/twenty-crm-mcp-server/heartbeat", {});
  expect(beat.status).toBe(410);
});

test("the key that seals sessions is readable by its owner only", async () => {
  const dataDir = folder();
  await using _gateway = await stageGateway({ dataDir });
  expect(statSync(join(dataDir, "agent-gateway.session-key")).mode & 0o777).toBe(0o600);
});
