import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { silentLogger } from "service-kit";
import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../src/registry/memory-store.ts";
import type { RegistryStore } from "../src/registry/registry-store.ts";
import { openSqliteStore } from "../src/registry/sqlite-store.ts";
import type { StoredInstance } from "../src/registry/stored-instance.ts";

const newFile = (): string =>
  join(mkdtempSync(join(tmpdir(), "agent-gateway-")), "registry.sqlite");

const adapters: Readonly<Record<string, () => RegistryStore>> = {
  memory: createMemoryStore,
  sqlite: () => openSqliteStore(newFile(), silentLogger),
};

function stored(agentId: string, version = "1.0.0"): StoredInstance {
  return {
    agentId,
    facts: {
      name: "crm",
      namespace: "default",
      type: "mcp",
      service: "crm",
      version,
      description: "Ünïcode ✓",
      endpoint: "http://localhost:5008/mcp",
      healthCheckEndpoint: null,
      capabilities: ["person.read"],
      tags: [],
      weight: 1,
      zone: null,
      protocolVersions: [],
      metadata: { nested: { deep: [1, null, "two"] } },
    },
    registrants: [
      {
        instanceId: "pod-1",
        epoch: 1_767_225_600_000,
        owner: "anonymous",
        derived: false,
        saysRegisteredAt: null,
        shared: false,
        status: "healthy",
        toolsDigest: null,
        registeredAt: "2026-01-01T00:00:00.000Z",
        lastHeartbeatAt: "2026-01-01T00:00:00.000Z",
        heartbeatIntervalMs: 60_000,
        leaseTtlMs: 180_000,
      },
    ],
    registeredAt: "2026-01-01T00:00:00.000Z",
    revision: 1,
  };
}

const tombstone = { name: "crm", instanceId: "pod-0", removedAt: "2026-01-01T00:00:00.000Z" };

describe.each(Object.entries(adapters))("the %s store", (_, open) => {
  test("is empty at first", async () => {
    const store = open();
    expect(await store.load()).toEqual({
      revision: 0,
      instances: [],
      tombstones: [],
      operators: [],
    });
    await store.close();
  });

  test("gives back what was written", async () => {
    const store = open();
    await store.apply({
      revision: 7,
      upserts: [stored("a"), stored("b")],
      removals: [],
      tombstones: [tombstone],
    });
    expect(await store.load()).toEqual({
      revision: 7,
      instances: [stored("a"), stored("b")],
      tombstones: [tombstone],
      operators: [],
    });
    await store.close();
  });

  test("replaces, removes and keeps tombstones that a change does not name", async () => {
    const store = open();
    await store.apply({
      revision: 1,
      upserts: [stored("a"), stored("b")],
      removals: [],
      tombstones: [tombstone],
    });
    await store.apply({ revision: 2, upserts: [stored("a", "2.0.0")], removals: ["b", "unknown"] });
    expect(await store.load()).toEqual({
      revision: 2,
      instances: [stored("a", "2.0.0")],
      tombstones: [tombstone],
      operators: [],
    });
    await store.close();
  });

  test("shares no object with its callers", async () => {
    const store = open();
    const instance = stored("a");
    await store.apply({ revision: 1, upserts: [instance], removals: [] });
    instance.facts.capabilities.push("changed afterwards");
    expect((await store.load()).instances).toEqual([stored("a")]);
    await store.close();
  });
});

describe("the sqlite store", () => {
  test("outlives its process", async () => {
    const file = newFile();
    const first = openSqliteStore(file, silentLogger);
    await first.apply({ revision: 3, upserts: [stored("a")], removals: [] });
    // Not closed: a process that is killed closes nothing.
    const second = openSqliteStore(file, silentLogger);
    expect(await second.load()).toMatchObject({ revision: 3, instances: [stored("a")] });
    await second.close();
    await first.close();
  });

  test("writes a change whole or not at all", async () => {
    const file = newFile();
    const store = openSqliteStore(file, silentLogger);
    const circular = stored("b");
    circular.facts.metadata.self = circular;
    await expect(
      store.apply({ revision: 1, upserts: [stored("a"), circular], removals: [] }),
    ).rejects.toThrow();
    expect(await store.load()).toMatchObject({ revision: 0, instances: [] });
    await store.apply({ revision: 1, upserts: [stored("a")], removals: [] });
    expect((await store.load()).instances).toHaveLength(1);
    await store.close();
  });

  test("leaves out a row that cannot be read and says so", async () => {
    const file = newFile();
    const store = openSqliteStore(file, silentLogger);
    await store.apply({ revision: 1, upserts: [stored("a"), stored("b")], removals: [] });
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("UPDATE instance SET body = '{\"agentId\":' WHERE agent_id = 'a'");
    database.close();
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    const again = openSqliteStore(file, logger);
    expect((await again.load()).instances.map(({ agentId }) => agentId)).toEqual(["b"]);
    expect(warnings).toEqual(["A stored agent cannot be read and is left out"]);
    await again.close();
  });

  test("refuses a file that is no database, and one of a newer version, by name", () => {
    const file = newFile();
    writeFileSync(file, "this is a text file, and a long enough one to be no empty database");
    expect(() => openSqliteStore(file, silentLogger)).toThrow(file);
    const newer = newFile();
    const database = new DatabaseSync(newer);
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(() => openSqliteStore(newer, silentLogger)).toThrow(/newer version/);
  });
});
