import {
  heartbeatResponseSchema,
  problemSchema,
  registrationResponseSchema,
  unregistrationResponseSchema,
} from "agent-gateway-contract";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { healthy, startAgent } from "./stage/agent.ts";
import { stageGateway } from "./stage/gateway.ts";
import { registration } from "./stage/registration.ts";

const REGISTER = "/api/v1/agents/register";
const AGENT = "/api/v1/agents/twenty-crm-mcp-server";

describe("a client that speaks only the founding contract", () => {
  test("registers, beats and unregisters", async () => {
    await using gateway = await stageGateway();
    const registered = await gateway.register(registration());
    expect(registered.status).toBe(201);
    expect(registrationResponseSchema.parse(await registered.json())).toMatchObject({
      success: true,
      name: "twenty-crm-mcp-server",
      leaseTtlMs: 180_000,
      heartbeatUrl: `${gateway.url}${AGENT}/heartbeat`,
      warnings: [],
    });
    expect((await gateway.register(registration())).status).toBe(200);

    const beat = await gateway.request("POST", `${AGENT}/heartbeat`, {
      timestamp: "2025-12-29T12:00:00.000Z",
      status: "healthy",
    });
    expect(beat.status).toBe(200);
    expect(heartbeatResponseSchema.parse(await beat.json())).toMatchObject({ renewed: 1 });

    const removed = await gateway.request("DELETE", AGENT);
    expect(removed.status).toBe(200);
    expect(unregistrationResponseSchema.parse(await removed.json())).toEqual({
      success: true,
      name: "twenty-crm-mcp-server",
      removed: true,
      reason: "removed",
    });
    expect((await gateway.request("GET", AGENT)).status).toBe(404);
  });

  test("is told to register when the gateway does not know it, or no longer", async () => {
    await using gateway = await stageGateway();
    const unknown = await gateway.request("POST", `${AGENT}/heartbeat`, { status: "healthy" });
    expect(unknown.status).toBe(404);
    expect(problemSchema.parse(await unknown.json()).code).toBe("not_registered");
    await gateway.register(registration());
    await gateway.request("DELETE", AGENT);
    const removed = await gateway.request("POST", `${AGENT}/heartbeat`, { status: "healthy" });
    expect(removed.status).toBe(410);
    expect(problemSchema.parse(await removed.json()).code).toBe("gone");
  });

  test("keeps fields that the gateway has no place for in metadata", async () => {
    await using gateway = await stageGateway();
    await gateway.register({ ...registration(), site: "eu-1", colour: "blue" });
    const [agent] = await gateway.agents();
    expect(agent?.metadata).toMatchObject({
      framework: "typescript",
      site: "eu-1",
      colour: "blue",
    });
  });
});

describe("a heartbeat", () => {
  test.each([
    ["POST with an empty body", "POST", undefined],
    ["PUT", "PUT", { status: "healthy" }],
    ["HEAD", "HEAD", undefined],
  ])("by %s renews the lease", async (_, method, body) => {
    await using gateway = await stageGateway();
    await gateway.register(registration());
    const before = (await gateway.agents())[0]?.registrants[0]?.lastHeartbeatAt ?? "";
    await waitFor(() => new Date().toISOString() > before, { what: "another millisecond" });
    expect((await gateway.request(method, `${AGENT}/heartbeat`, body)).status).toBe(200);
    const after = (await gateway.agents())[0]?.registrants[0]?.lastHeartbeatAt ?? "";
    expect(after > before).toBe(true);
  });

  test("by HEAD may say which process it is, and is refused when that makes no sense", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ instanceId: "pod", epoch: 7 }));
    const status = async (query: string) =>
      (await gateway.request("HEAD", `${AGENT}/heartbeat?${query}`)).status;
    expect(await status("instanceId=pod&epoch=7")).toBe(200);
    expect(await status("instanceId=pod&epoch=6")).toBe(410);
    expect(await status("instanceId=other")).toBe(404);
    expect(await status("epoch=soon")).toBe(400);
  });

  test("that is a whole registration registers", async () => {
    await using gateway = await stageGateway();
    const response = await gateway.request("POST", `${AGENT}/heartbeat`, registration());
    expect(response.status).toBe(201);
    expect(await gateway.agents()).toHaveLength(1);
  });

  test("by GET is refused and renews nothing", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration());
    const response = await gateway.request("GET", `${AGENT}/heartbeat`);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("HEAD, POST, PUT");
  });

  test("with a status that is none is refused by field", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration());
    const response = await gateway.request("POST", `${AGENT}/heartbeat`, { status: "fine" });
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).errors?.[0]?.field).toBe("status");
  });
});

describe("an unregistration", () => {
  test("of an unknown agent has a JSON body that fits both answers", async () => {
    await using gateway = await stageGateway();
    const response = await gateway.request("DELETE", AGENT);
    expect(response.status).toBe(404);
    const body: unknown = await response.json();
    expect(problemSchema.parse(body).code).toBe("not_registered");
    expect(unregistrationResponseSchema.parse(body)).toMatchObject({
      success: false,
      removed: false,
      reason: "not_registered",
    });
  });

  test("that comes late from the process before removes nothing", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ instanceId: "pod", epoch: 2 }));
    const response = await gateway.request("DELETE", `${AGENT}?instanceId=pod&epoch=1`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ removed: false, reason: "superseded" });
    expect(await gateway.agents()).toHaveLength(1);
  });

  test("by name keeps an instance that others vouch for and that answers, and removes one that does not", async () => {
    await using gateway = await stageGateway();
    await using alive = await startAgent(healthy);
    const dead = await startAgent(healthy);
    await dead.kill();
    for (const [name, url] of [
      ["alive", alive.url],
      ["dead", dead.url],
    ] as const) {
      for (const instanceId of ["pod-1", "pod-2"]) {
        await gateway.register(
          registration({ name, instanceId, endpoint: `${url}/mcp`, healthCheckEndpoint: url }),
        );
      }
      const response = await gateway.request("DELETE", `/api/v1/agents/${name}`);
      expect(await response.json()).toMatchObject({ removed: false, reason: "suspect" });
    }
    await waitFor(async () => (await gateway.agents()).length === 1, { what: "the dead to go" });
    expect((await gateway.agents())[0]?.name).toBe("alive");
  });

  test("with an epoch that is no number is refused by field", async () => {
    await using gateway = await stageGateway();
    const response = await gateway.request("DELETE", `${AGENT}?epoch=soon`);
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).errors?.[0]?.field).toBe("epoch");
  });
});

describe("a bad registration", () => {
  test.each([
    ["name", { name: "two words" }],
    ["endpoint", { endpoint: "localhost:5008" }],
    ["endpoint", { endpoint: "http://user:secret@localhost/mcp" }],
    ["healthCheckEndpoint", { healthCheckEndpoint: "file:///etc/passwd" }],
    ["capabilities.0", { capabilities: [""] }],
    ["heartbeatIntervalMs", { heartbeatIntervalMs: 0 }],
  ])("names the field %s and stores nothing", async (field, change) => {
    await using gateway = await stageGateway();
    const response = await gateway.request("POST", REGISTER, { ...registration(), ...change });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = problemSchema.parse(await response.json());
    expect(problem.errors?.map((error) => error.field)).toEqual([field]);
    expect(await gateway.agents()).toEqual([]);
  });

  test.each([
    [400, "not JSON", '{"name":', "application/json"],
    [400, "no object", "[]", "application/json"],
    [400, "nothing", "", "application/json"],
    [415, "a form", "name=crm", "application/x-www-form-urlencoded"],
    [413, "too large", JSON.stringify({ name: "x".repeat(1024 * 1024) }), "application/json"],
  ])("is answered %d when the body is %s", async (status, _, body, type) => {
    await using gateway = await stageGateway();
    const response = await gateway.request("POST", REGISTER, body, { "content-type": type });
    expect(response.status).toBe(status);
    expect(problemSchema.parse(await response.json()).status).toBe(status);
  });

  test.each([
    ["PUT", REGISTER, "POST"],
    ["POST", "/api/v1/agents", "GET, HEAD"],
    ["PATCH", AGENT, "GET, HEAD, DELETE"],
    ["DELETE", "/health", "GET, HEAD"],
    ["POST", "/", "GET, HEAD"],
  ])("%s %s is answered 405 with the methods there are", async (method, path, allow) => {
    await using gateway = await stageGateway();
    const response = await gateway.request(method, path);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect(problemSchema.parse(await response.json()).code).toBe("method_not_allowed");
  });
});

describe("discovery", () => {
  test("filters by what a client looks for, and counts", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ name: "north", service: "crm" }));
    await gateway.register(
      registration({ name: "south", metadata: { service: "crm" }, capabilities: ["note.read"] }),
    );
    await gateway.register(registration({ name: "chat", type: "ag-ui", tags: ["beta"] }));
    const names = async (query: string): Promise<string[]> =>
      (await gateway.agents(query)).map(({ name }) => name);
    expect(await names("")).toEqual(["chat", "north", "south"]);
    expect(await names("?service=crm")).toEqual(["north", "south"]);
    expect(await names("?service=crm&capability=note.read")).toEqual(["south"]);
    expect(await names("?type=ag-ui")).toEqual(["chat"]);
    expect(await names("?name=north")).toEqual(["north"]);
    expect(await names("?tag=beta")).toEqual(["chat"]);
    expect(await names("?verdict=not_routable")).toEqual([]);
  });

  test("refuses a filter that it does not know, instead of showing everything", async () => {
    await using gateway = await stageGateway();
    const response = await gateway.request("GET", "/api/v1/agents?servise=crm");
    expect(response.status).toBe(400);
    expect(problemSchema.parse(await response.json()).errors?.[0]?.field).toBe("servise");
  });

  test("shows all instances of a name", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration());
    await gateway.register(registration({ endpoint: "http://localhost:5009/mcp" }));
    const response = await gateway.request("GET", AGENT);
    expect(await response.json()).toMatchObject({ instances: [{}, {}] });
  });
});
