import { silentLogger } from "service-kit";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { registration } from "../../test/stage/registration.ts";
import { KeyRing } from "../access/key-ring.ts";
import { AuditTrail } from "../audit/audit-trail.ts";
import { storedTogether } from "../audit/stored-together.ts";
import { buildControlPath, type ControlPathDependencies } from "../control-path.ts";
import { createMemoryStore } from "../registry/memory-store.ts";
import { Registry } from "../registry/registry.ts";
import { StoreWriter } from "../registry/store-writer.ts";

const { clock } = createManualClock();

function register({
  registry = new Registry({ clock, limits: { maxInstances: 1 } }),
  store = createMemoryStore(),
  ...changes
}: Partial<ControlPathDependencies> & {
  readonly store?: ReturnType<typeof createMemoryStore>;
}): Response | Promise<Response> {
  const { logger = silentLogger } = changes;
  const writer = new StoreWriter({ store, clock, logger: silentLogger });
  const trail = new AuditTrail({ clock });
  writer.attach(storedTogether(registry, trail));
  const { app } = buildControlPath({
    registry,
    writer,
    trail,
    clock,
    random: () => 0,
    keys: new KeyRing({ apiKey: undefined, clock }),
    keysFile: () => undefined,
    traffic: { decisions: () => [], decision: () => undefined, services: () => [] },
    publicUrl: undefined,
    version: "0.0.0",
    usage: undefined,
    inFlight: () => 0,
    phase: () => "ready",
    ...changes,
    logger,
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
  const store = {
    ...createMemoryStore(),
    apply: () => Promise.reject(new Error("the disk is full")),
  };
  const response = await register({ store });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "store_unavailable" });
});

test("a registration that has no room is answered 503", async () => {
  const registry = new Registry({ clock, limits: { maxInstances: 0 } });
  const response = await register({ registry });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "registry_full" });
});

test("a fault is answered 500 without its text, which is logged", async () => {
  class FaultyRegistry extends Registry {
    override register(): never {
      throw new Error("the inner workings");
    }
  }
  const logged: unknown[] = [];
  const logger = {
    ...silentLogger,
    error: (_: string, fields?: object) => void logged.push(fields),
  };
  const response = await register({ registry: new FaultyRegistry({ clock }), logger });
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
