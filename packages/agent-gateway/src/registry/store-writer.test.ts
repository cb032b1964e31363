import { silentLogger } from "service-kit";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { createMemoryStore } from "./memory-store.ts";
import { Registry } from "./registry.ts";
import type { RegistryStore, StoreChange } from "./registry-store.ts";
import { StoreWriter } from "./store-writer.ts";

const ME = { owner: "me" };

function workbench() {
  const { clock, advance } = createManualClock();
  const memory = createMemoryStore();
  const changes: StoreChange[] = [];
  const state = { broken: false };
  const store: RegistryStore = {
    ...memory,
    async apply(change) {
      if (state.broken) throw new Error("disk full");
      changes.push(change);
      await memory.apply(change);
    },
  };
  const errors: string[] = [];
  const logger = { ...silentLogger, error: (message: string) => void errors.push(message) };
  const writer = new StoreWriter({ store, clock, logger });
  const registry = new Registry({
    clock,
    onEvent: ({ type }) => {
      if (type === "unsaved") writer.schedule();
    },
  });
  writer.attach(registry);
  return { registry, writer, changes, advance, memory, errors, state };
}

test("a flush stores what has changed before it resolves", async () => {
  const { registry, writer, memory } = workbench();
  registry.register(parsedRegistration(), ME);
  await writer.flush();
  expect((await memory.load()).instances).toHaveLength(1);
});

test("heartbeats are gathered into one write a second", async () => {
  const { registry, writer, changes, advance } = workbench();
  registry.register(parsedRegistration(), ME);
  await writer.flush();
  for (let i = 0; i < 10; i += 1) {
    registry.beat("twenty-crm-mcp-server", { ...ME, status: "healthy" });
    await advance(250);
  }
  await advance(1000);
  expect(changes.length).toBeGreaterThan(1);
  expect(changes.length).toBeLessThanOrEqual(4);
});

test("a removal is stored with its tombstone, and everything only when it has changed", async () => {
  const { registry, writer, changes, memory } = workbench();
  registry.register(parsedRegistration({ instanceId: "a" }), ME);
  registry.register(parsedRegistration({ instanceId: "b" }), ME);
  await writer.flush();
  registry.unregister("twenty-crm-mcp-server", { ...ME, instanceId: "a" });
  await writer.flush();
  registry.beat("twenty-crm-mcp-server", { ...ME, status: "healthy" });
  await writer.flush();
  expect(changes.map(({ tombstones }) => tombstones?.put.length)).toEqual([0, 1, 0]);
  registry.unregister("twenty-crm-mcp-server", { ...ME, instanceId: "b" });
  await writer.flush();
  expect(await memory.load()).toMatchObject({ instances: [], tombstones: [{}, {}] });
});

test("a store that fails is told to whoever waits, logged once, and tried again", async () => {
  const { registry, writer, memory, errors, advance, state } = workbench();
  state.broken = true;
  registry.register(parsedRegistration(), ME);
  await expect(writer.flush()).rejects.toThrow("disk full");
  await advance(3000);
  expect(errors).toEqual(["The registry cannot be stored; trying again"]);
  state.broken = false;
  await advance(1000);
  expect((await memory.load()).instances).toHaveLength(1);
});

test("closing writes the rest", async () => {
  const { registry, writer, memory } = workbench();
  registry.register(parsedRegistration(), ME);
  await writer.close();
  expect((await memory.load()).instances).toHaveLength(1);
});

test("while the store fails nobody is removed for silence and operators are refused beforehand; then all goes on", async () => {
  const { registry, writer, advance, state } = workbench();
  await writer.reserve();
  await writer.ready();
  state.broken = true;
  registry.register(parsedRegistration(), ME);
  await advance(1000);
  expect(writer.health).toEqual({
    state: "failing",
    why: "disk full",
    since: "2026-01-01T00:00:01.000Z",
  });
  expect(registry.reaping()).toMatchObject({
    state: "held",
    why: expect.stringContaining("disk full"),
  });
  await expect(writer.ready()).rejects.toThrow("disk full");
  expect(registry.beat("twenty-crm-mcp-server", { ...ME, status: "healthy" }).kind).toBe("renewed");
  state.broken = false;
  await writer.ready();
  expect(writer.health).toEqual({ state: "ok" });
  expect(registry.reaping().state).toBe("allowed");
});

test("revisions are reserved in blocks while the process runs and given back by an orderly end", async () => {
  const { registry, writer, memory, changes } = workbench();
  await writer.reserve();
  expect((await memory.load()).revision).toBe(100_000);
  registry.register(parsedRegistration(), ME);
  await writer.flush();
  expect(changes.at(-1)?.revision).toBe(100_000);
  expect(registry.revision).toBe(1);
  await writer.close();
  expect((await memory.load()).revision).toBe(1);
});
