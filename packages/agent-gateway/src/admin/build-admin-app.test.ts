import { silentLogger } from "service-kit";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { registration } from "../../test/stage/registration.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { Registry } from "../registry/registry.ts";
import type { AdminDependencies } from "./admin-dependencies.ts";
import { buildAdminApp } from "./build-admin-app.ts";

function register(changes: Partial<AdminDependencies>): Response | Promise<Response> {
  const { clock } = createManualClock();
  const app = buildAdminApp({
    registry: new Registry({ clock, limits: { maxInstances: 1 } }),
    persist: async () => {},
    clock,
    logger: silentLogger,
    apiKey: undefined,
    publicUrl: undefined,
    version: "0.0.0",
    inFlight: () => 0,
    phase: () => "ready",
    ...changes,
  });
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(registration());
  return app.request(
    "/api/v1/agents/register",
    { method: "POST", headers, body },
    { peerAddress: "127.0.0.1" },
  );
}

test("a registration that cannot be stored is answered 503, so that the client tries again", async () => {
  const response = await register({
    async persist() {
      throw new GatewayError("store_unavailable", "The gateway's log says why.");
    },
  });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "store_unavailable" });
});

test("a registration that has no room is answered 503", async () => {
  const { clock } = createManualClock();
  const registry = new Registry({ clock, limits: { maxInstances: 0 } });
  const response = await register({ registry });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "registry_full" });
});

test("a fault is answered 500 without its text, which is logged", async () => {
  const logged: unknown[] = [];
  const logger = {
    ...silentLogger,
    error: (_: string, fields?: object) => void logged.push(fields),
  };
  const response = await register({
    logger,
    async persist() {
      throw new Error("the inner workings");
    },
  });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("inner workings");
  expect(logged).toMatchObject([{ path: "/api/v1/agents/register", error: expect.any(Error) }]);
});

test("a public URL is the base of the heartbeat's address", async () => {
  const response = await register({ publicUrl: "https://gateway.example.com" });
  expect(await response.json()).toMatchObject({
    heartbeatUrl: "https://gateway.example.com/api/v1/agents/twenty-crm-mcp-server/heartbeat",
  });
});
