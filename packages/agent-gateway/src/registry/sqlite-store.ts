import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { auditEntrySchema } from "agent-gateway-contract";
import type { Logger } from "service-kit";
import { z } from "zod";
import { nameHoldSchema } from "./name-holds.ts";
import { operatorStateSchema } from "./operator-state.ts";
import {
  type RegistryStore,
  STORED_KINDS,
  type StoreChange,
  type StoredKinds,
  type StoredRegistry,
} from "./registry-store.ts";
import { migrate } from "./sqlite-schema.ts";
import { storedInstanceSchema } from "./stored-instance.ts";
import { tombstoneSchema } from "./tombstones.ts";

const BUSY_TIMEOUT_MS = 5_000;

const SCHEMAS: { readonly [K in keyof StoredKinds]: z.ZodType<StoredKinds[K]> } = {
  instances: storedInstanceSchema,
  tombstones: tombstoneSchema,
  operators: operatorStateSchema,
  names: nameHoldSchema,
  audit: auditEntrySchema,
};

/**
 * The embedded store: one file in WAL mode.
 * @throws an Error that names the file when it cannot be opened, is damaged, is of another program or was
 * written by a newer version.
 */
export function openSqliteStore(file: string, logger: Logger): RegistryStore {
  const database = open(file);
  const inode = inodeOf(file);
  const tables = STORED_KINDS.map((kind) => ({
    kind,
    put: database.prepare(`INSERT OR REPLACE INTO ${kind} (key, body) VALUES (?, ?)`),
    remove: database.prepare(`DELETE FROM ${kind} WHERE key = ?`),
    all: database.prepare(`SELECT key, body FROM ${kind} ORDER BY key`),
  }));
  const setRevision = database.prepare(
    "INSERT OR REPLACE INTO state (name, body) VALUES ('revision', ?)",
  );
  const getRevision = database.prepare("SELECT body FROM state WHERE name = 'revision'");

  function write(change: StoreChange): void {
    for (const { kind, put, remove } of tables) {
      for (const [key, value] of change[kind]?.put ?? []) put.run(key, JSON.stringify(value));
      for (const key of change[kind]?.remove ?? []) remove.run(key);
    }
    setRevision.run(String(change.revision));
  }

  return {
    async load() {
      const held = tables.map(({ kind, all }) => [
        kind,
        all.all().flatMap(({ key, body }) => readRow(kind, String(key), String(body), logger)),
      ]);
      const revision = Number(getRevision.get()?.body ?? 0);
      return { revision, ...Object.fromEntries(held) } as StoredRegistry;
    },
    async apply(change) {
      // What is written to a file without a name is lost with this process, and SQLite would not say so.
      if (inodeOf(file) !== inode) {
        throw new Error(`${file} was removed or replaced; put it back, or start the gateway anew`);
      }
      database.exec("BEGIN IMMEDIATE");
      try {
        write(change);
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

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

function open(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec("PRAGMA journal_mode = WAL");
    // A registration is answered when it is durable, so the write must reach the disk: not NORMAL.
    database.exec("PRAGMA synchronous = FULL");
    migrate(database);
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    throw new Error(
      `The registry ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}. ` +
        "Choose another DATA_DIR, or move the file away to begin with an empty registry; agents register again by themselves.",
      { cause: error },
    );
  }
}

/** One unreadable row is no reason to lose the others: its agent registers again. */
function readRow(kind: keyof StoredKinds, key: string, body: string, logger: Logger): unknown[] {
  const parsed = SCHEMAS[kind].safeParse(parseJson(body));
  if (parsed.success) return [parsed.data];
  logger.warn("A stored row cannot be read and is left out", {
    kind,
    key,
    reason: z.prettifyError(parsed.error),
  });
  return [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
