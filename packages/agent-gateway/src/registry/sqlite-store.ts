import { DatabaseSync } from "node:sqlite";
import type { Logger } from "service-kit";
import { z } from "zod";
import { type OperatorState, operatorStateSchema } from "./operator-state.ts";
import type { RegistryStore } from "./registry-store.ts";
import { type StoredInstance, storedInstanceSchema } from "./stored-instance.ts";
import type { Tombstone } from "./tombstones.ts";

const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS instance (agent_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const tombstonesSchema = z.array(
  z.object({ name: z.string(), instanceId: z.string(), removedAt: z.string() }),
);

/**
 * The embedded store: one file in WAL mode.
 * @throws an Error that names the file when it cannot be opened or was written by a newer version.
 */
export function openSqliteStore(file: string, logger: Logger): RegistryStore {
  const database = open(file);
  const upsert = database.prepare("INSERT OR REPLACE INTO instance (agent_id, body) VALUES (?, ?)");
  const remove = database.prepare("DELETE FROM instance WHERE agent_id = ?");
  const setState = database.prepare("INSERT OR REPLACE INTO state (name, body) VALUES (?, ?)");
  const getState = database.prepare("SELECT body FROM state WHERE name = ?");
  const state = (name: string): string | undefined => getState.get(name)?.body?.toString();

  return {
    async load() {
      const rows = database.prepare("SELECT agent_id, body FROM instance ORDER BY agent_id").all();
      return {
        revision: Number(state("revision") ?? 0),
        instances: rows.flatMap(({ agent_id: id, body }) =>
          readInstance(String(id), String(body), logger),
        ),
        tombstones: readTombstones(state("tombstones")),
        operators: readOperators(state("operators")),
      };
    },
    async apply({ revision, upserts, removals, tombstones, operators }) {
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const instance of upserts) upsert.run(instance.agentId, JSON.stringify(instance));
        for (const agentId of removals) remove.run(agentId);
        if (tombstones !== undefined) setState.run("tombstones", JSON.stringify(tombstones));
        if (operators !== undefined) setState.run("operators", JSON.stringify(operators));
        setState.run("revision", String(revision));
        database.exec("COMMIT");
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

function open(file: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec("PRAGMA journal_mode = WAL");
    // A registration is answered when it is durable, so the write must reach the disk: not NORMAL.
    database.exec("PRAGMA synchronous = FULL");
    const { user_version: found } = database.prepare("PRAGMA user_version").get() ?? {};
    if (Number(found) > SCHEMA_VERSION) {
      database.close();
      throw new Error("it was written by a newer version of the gateway");
    }
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    throw new Error(
      `The registry ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}. ` +
        "Choose another DATA_DIR, or remove the file to begin with an empty registry.",
      { cause: error },
    );
  }
}

/** One unreadable row is no reason to lose the others: its agent registers again. */
function readInstance(agentId: string, body: string, logger: Logger): StoredInstance[] {
  const parsed = storedInstanceSchema.safeParse(parseJson(body));
  if (parsed.success) return [parsed.data];
  logger.warn("A stored agent cannot be read and is left out", {
    agentId,
    reason: z.prettifyError(parsed.error),
  });
  return [];
}

function readTombstones(body: string | undefined): readonly Tombstone[] {
  return tombstonesSchema.safeParse(parseJson(body ?? "[]")).data ?? [];
}

function readOperators(body: string | undefined): readonly OperatorState[] {
  return z.array(operatorStateSchema).safeParse(parseJson(body ?? "[]")).data ?? [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
