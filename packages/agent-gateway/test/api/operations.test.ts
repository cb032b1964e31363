import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditListSchema } from "agent-gateway-contract";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "../stage/gateway.ts";
import { rpc, startMcpAgent } from "../stage/mcp-agent.ts";
import { registration } from "../stage/registration.ts";

const KEY = "the-key-of-the-gateway-0123456789";

async function instancePath(gateway: StagedGateway, name: string): Promise<string> {
  const agent = (await gateway.agents()).find((each) => each.name === name);
  return `/api/v1/agents/${name}/instances/${agent?.agentId}`;
}

async function audit(gateway: StagedGateway, query = "") {
  const response = await gateway.request("GET", `/api/v1/audit${query}`);
  expect(response.status).toBe(200);
  return auditListSchema.parse(await response.json());
}

describe("an operator", () => {
  test("drains and disables an instance, and takes it back; requests go where they may", async () => {
    await using gateway = await stageGateway();
    await using east = await startMcpAgent("east");
    await using west = await startMcpAgent("west");
    for (const agent of [east, west]) await gateway.register(agent.registration());
    await gateway.routable(2);
    const path = await instancePath(gateway, "east");
    for (const [action, back] of [
      ["drain", "undrain"],
      ["disable", "enable"],
    ]) {
      const done = await gateway.request("POST", `${path}/${action}`, { reason: "maintenance" });
      expect(done.status).toBe(200);
      expect(await done.json()).toMatchObject({
        success: true,
        action,
        agent: { verdict: { state: "not_routable", why: expect.stringContaining("maintenance") } },
      });
      const before = east.calls.length;
      for (let i = 0; i < 4; i += 1) {
        await (await gateway.request("POST", "/crm/mcp", rpc("tools/list"))).text();
      }
      expect(east.calls).toHaveLength(before);
      const undone = await gateway.request("POST", `${path}/${back}`);
      expect(await undone.json()).toMatchObject({ agent: { operator: { state: "enabled" } } });
    }
  });

  test("asks for a health check at once", async () => {
    await using gateway = await stageGateway({ probe: { intervalMs: 3_600_000 } });
    await using crm = await startMcpAgent("crm");
    await gateway.register(crm.registration());
    const probes = (): number => crm.requests.filter(({ url }) => url === "/health").length;
    await waitFor(() => probes() === 1, { what: "the first probe" });
    const path = await instancePath(gateway, "crm");
    expect((await gateway.request("POST", `${path}/probe`)).status).toBe(200);
    await waitFor(() => probes() === 2, { what: "the second probe" });
  });

  test("removes an instance, which learns of it from its next beat", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ name: "crm", instanceId: "pod-1" }));
    const path = await instancePath(gateway, "crm");
    const removed = await gateway.request("DELETE", `${path}?reason=gone%20mad`);
    expect(await removed.json()).toMatchObject({ success: true, name: "crm", nameReleased: true });
    expect(await gateway.agents()).toEqual([]);
    const beat = { instanceId: "pod-1" };
    const response = await gateway.request("POST", "/api/v1/agents/crm/heartbeat", beat);
    expect(response.status).toBe(410);
  });

  test.each([
    ["POST", "drain", { raeson: "x" }, 400],
    ["POST", "drain", { reason: 7 }, 400],
    ["POST", "explode", {}, 404],
    ["GET", "drain", undefined, 405],
  ])("%s …/%s with %j is answered %d", async (method, action, body, status) => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ name: "crm" }));
    const path = await instancePath(gateway, "crm");
    const response = await gateway.request(method, `${path}/${action}`, body);
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get("allow")).toBe("POST");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });
});

describe("the audit trail", () => {
  test("tells who did what, when and why, latest first, and never a key", async () => {
    await using gateway = await stageGateway({ apiKey: KEY });
    await gateway.register(registration({ name: "crm" }));
    const path = await instancePath(gateway, "crm");
    await gateway.request("POST", `${path}/drain`, { reason: "maintenance" });
    await gateway.request("DELETE", "/api/v1/agents/crm");
    const { entries } = await audit(gateway);
    expect(entries.map(({ action, by, name }) => [action, by, name])).toEqual([
      ["agent.unregister", "gateway-key", "crm"],
      ["agent.drain", "gateway-key", "crm"],
      ["agent.register", "gateway-key", "crm"],
    ]);
    expect(entries[1]).toMatchObject({ why: "maintenance", from: expect.any(String) });
    expect(JSON.stringify(entries)).not.toContain(KEY);
    expect((await audit(gateway, "?action=agent.drain")).total).toBe(1);
    expect((await audit(gateway, "?by=nobody")).entries).toEqual([]);
  });

  test("has pages", async () => {
    await using gateway = await stageGateway();
    for (const name of ["a", "b", "c"]) await gateway.register(registration({ name }));
    const first = await audit(gateway, "?limit=2");
    expect(first.entries.map(({ name }) => name)).toEqual(["c", "b"]);
    const second = await audit(gateway, `?limit=2&cursor=${first.nextCursor}`);
    expect(second.entries.map(({ name }) => name)).toEqual(["a"]);
  });

  test("does not grow with mere renewals", async () => {
    await using gateway = await stageGateway();
    for (let i = 0; i < 3; i += 1) await gateway.register(registration({ name: "a" }));
    await gateway.request("POST", "/api/v1/agents/a/heartbeat");
    expect((await audit(gateway)).total).toBe(1);
  });

  test("outlives the process", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "agent-gateway-"));
    {
      await using gateway = await stageGateway({ dataDir });
      await gateway.register(registration({ name: "a" }));
    }
    await using again = await stageGateway({ dataDir });
    expect((await audit(again)).entries).toMatchObject([{ action: "agent.register", name: "a" }]);
  });
});
