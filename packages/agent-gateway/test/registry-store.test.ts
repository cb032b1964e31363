import { mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { silentLogger } from "service-kit";
import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../src/registry/memory-store.ts";
import { Registry } from "../src/registry/registry.ts";
import type { RegistryStore, StoreChange } from "../src/registry/registry-store.ts";
import { openSqliteStore } from "../src/registry/sqlite-store.ts";
import type { StoredInstance } from "../src/registry/stored-instance.ts";
import { parsedRegistration } from "./stage/registration.ts";
import { stateAfterStop } from "./stage/restart.ts";

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

const operator = {
  agentId: "a",
  name: "crm",
  drained: { by: "ops", at: "2026-01-01T00:00:00.000Z", why: "maintenance" },
  disabled: null,
};
const name = { name: "crm", owner: "key-1", vacantSince: null };

const entry = {
  id: "01",
  at: "2026-01-01T00:00:00.000Z",
  action: "agent.drain" as const,
  by: "ops",
  from: "127.0.0.1",
  name: "crm",
  agentId: "a",
  why: "maintenance",
};

/** Something of every kind. */
const everything: StoreChange = {
  revision: 7,
  instances: {
    put: [
      ["a", stored("a")],
      ["b", stored("b")],
    ],
    remove: [],
  },
  tombstones: { put: [["t", tombstone]], remove: [] },
  operators: { put: [["a", operator]], remove: [] },
  names: { put: [["crm", name]], remove: [] },
  audit: { put: [["01", entry]], remove: [] },
};

describe.each(Object.entries(adapters))("the %s store", (_, open) => {
  test("is empty at first", async () => {
    const store = open();
    expect(await store.load()).toEqual({
      revision: 0,
      instances: [],
      tombstones: [],
      operators: [],
      names: [],
      audit: [],
    });
    await store.close();
  });

  test("gives back what was written", async () => {
    const store = open();
    await store.apply(everything);
    expect(await store.load()).toEqual({
      revision: 7,
      instances: [stored("a"), stored("b")],
      tombstones: [tombstone],
      operators: [operator],
      names: [name],
      audit: [entry],
    });
    await store.close();
  });

  test("replaces, removes and keeps what a change does not name", async () => {
    const store = open();
    await store.apply(everything);
    await store.apply({
      revision: 8,
      instances: { put: [["a", stored("a", "2.0.0")]], remove: ["b", "unknown"] },
      operators: { put: [], remove: ["a"] },
    });
    await store.apply({ revision: 9 });
    expect(await store.load()).toEqual({
      revision: 9,
      instances: [stored("a", "2.0.0")],
      tombstones: [tombstone],
      operators: [],
      names: [name],
      audit: [entry],
    });
    await store.close();
  });

  test("writes a change whole or not at all", async () => {
    const store = open();
    const unwritable = stored("b");
    unwritable.facts.metadata.self = () => unwritable;
    unwritable.facts.metadata.big = 1n;
    const put = [["a", stored("a")] as const, ["b", unwritable] as const];
    await expect(store.apply({ revision: 1, instances: { put, remove: [] } })).rejects.toThrow();
    expect(await store.load()).toMatchObject({ revision: 0, instances: [] });
    await store.apply({ revision: 1, instances: { put: put.slice(0, 1), remove: [] } });
    expect((await store.load()).instances).toHaveLength(1);
    await store.close();
  });

  test("shares no object with its callers", async () => {
    const store = open();
    const instance = stored("a");
    await store.apply({ revision: 1, instances: { put: [["a", instance]], remove: [] } });
    instance.facts.capabilities.push("changed afterwards");
    expect((await store.load()).instances).toEqual([stored("a")]);
    await store.close();
  });

  test("gives a registry back as it was: registrations, removals, decisions and names", async () => {
    const { clock } = createManualClock();
    const store = open();
    const registry = new Registry({ clock });
    registry.register(parsedRegistration({ instanceId: "a", toolsDigest: "d1" }), { owner: "me" });
    registry.register(parsedRegistration({ name: "left", instanceId: "b" }), { owner: "me" });
    registry.unregister("left", { owner: "me" });
    const agentId = registry.instances()[0]?.agentId ?? "";
    registry.decide(agentId, "disable", { by: "ops" });
    const restored = await stateAfterStop(registry, store, clock);
    const next = new Registry({ clock, restored });
    expect(next.revision).toBe(registry.revision);
    expect(next.since(registry.revision)).toEqual({ kind: "changes", changes: [] });
    expect(next.instance(agentId)).toMatchObject({
      facts: registry.instance(agentId)?.facts,
      operator: { disabled: { by: "ops" } },
    });
    expect(next.isNameTaken("left", { owner: "you" })).toBe(true);
    expect(next.beat("left", { owner: "me", status: "healthy" }).kind).toBe("gone");
    await store.close();
  });
});

describe("the sqlite store", () => {
  test("outlives its process", async () => {
    const file = newFile();
    const first = openSqliteStore(file, silentLogger);
    await first.apply({ revision: 3, instances: { put: [["a", stored("a")]], remove: [] } });
    // Not closed: a process that is killed closes nothing.
    const second = openSqliteStore(file, silentLogger);
    expect(await second.load()).toMatchObject({ revision: 3, instances: [stored("a")] });
    await second.close();
    await first.close();
  });

  test("leaves out a row that cannot be read and says so", async () => {
    const file = newFile();
    const store = openSqliteStore(file, silentLogger);
    await store.apply({
      revision: 1,
      instances: {
        put: [
          ["a", stored("a")],
          ["b", stored("b")],
        ],
        remove: [],
      },
    });
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("UPDATE instances SET body = '{\"agentId\":' WHERE key = 'a'");
    database.close();
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    const again = openSqliteStore(file, logger);
    expect((await again.load()).instances.map(({ agentId }) => agentId)).toEqual(["b"]);
    expect(warnings).toEqual(["A stored row cannot be read and is left out"]);
    await again.close();
  });

  test("takes nothing more when its file was removed or replaced, as long as it is not back", async () => {
    const file = newFile();
    const store = openSqliteStore(file, silentLogger);
    const change: StoreChange = { revision: 1 };
    await store.apply(change);
    renameSync(file, `${file}.away`);
    await expect(store.apply(change)).rejects.toThrow(/was removed or replaced/);
    writeFileSync(file, "");
    await expect(store.apply(change)).rejects.toThrow(/was removed or replaced/);
    renameSync(`${file}.away`, file);
    await store.apply(change);
    await store.close();
  });

  test("refuses a file that is no database, is damaged, another program's or a newer one's, by name", async () => {
    const text = newFile();
    writeFileSync(text, "this is a text file, and a long enough one to be no empty database");
    const refused = (file: string): string => {
      try {
        openSqliteStore(file, silentLogger);
      } catch (error) {
        return String(error);
      }
      return "opened";
    };
    expect(refused(text)).toContain(text);
    expect(refused(text)).toContain("not a database");
    const newer = newFile();
    edit(newer, "PRAGMA application_id = 0x41475759; PRAGMA user_version = 99");
    expect(refused(newer)).toMatch(/newer version of the gateway \(its schema is 99, .* knows 3\)/);
    const foreign = newFile();
    edit(foreign, "CREATE TABLE recipes (name TEXT)");
    expect(refused(foreign)).toContain("another program");
    const damaged = newFile();
    const store = openSqliteStore(damaged, silentLogger);
    const many = Array.from({ length: 200 }, (_, i) => [`${i}`, stored(`${i}`)] as const);
    await store.apply({ revision: 1, instances: { put: many, remove: [] } });
    await store.close();
    const bytes = readFileSync(damaged);
    bytes.fill(0xff, 4096 * 4, 4096 * 20);
    writeFileSync(damaged, bytes);
    expect(refused(damaged)).toMatch(/damaged|malformed/);
  });

  test("takes a file of the first version over, with every registration, removal and name", async () => {
    const file = newFile();
    edit(
      file,
      `CREATE TABLE instance (agent_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
       CREATE TABLE state (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
       INSERT INTO instance VALUES ('a', '${JSON.stringify(stored("a"))}');
       INSERT INTO state VALUES ('revision', '41');
       INSERT INTO state VALUES ('tombstones', '${JSON.stringify([tombstone])}');
       PRAGMA user_version = 1`,
    );
    const store = openSqliteStore(file, silentLogger);
    expect(await store.load()).toEqual({
      revision: 41,
      instances: [stored("a")],
      tombstones: [tombstone],
      operators: [],
      names: [{ name: "crm", owner: "anonymous", vacantSince: null }],
      audit: [],
    });
    await store.close();
    const again = openSqliteStore(file, silentLogger);
    expect(await again.load()).toMatchObject({ revision: 41 });
    await again.close();
  });
});

function edit(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}
