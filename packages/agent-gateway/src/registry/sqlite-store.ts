import { DatabaseSync } from "node:sqlite";
import type { RegistryStore, StoredInstance } from "./registry-store.ts";

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS instances (
    agent_id TEXT PRIMARY KEY,
    document TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS registry (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
  ) STRICT;
  INSERT OR IGNORE INTO registry (id, revision) VALUES (1, 0);
`;

/**
 * Keeps the registry in a SQLite file (`:memory:` keeps it nowhere).
 * @throws an Error when the file cannot be opened.
 */
export function createSqliteStore(file: string): RegistryStore {
  const database = new DatabaseSync(file);
  database.exec(SCHEMA);
  const selectAll = database.prepare("SELECT document FROM instances ORDER BY agent_id");
  const selectRevision = database.prepare("SELECT revision FROM registry");
  const upsert = database.prepare(
    "INSERT INTO instances (agent_id, document) VALUES (?, ?) ON CONFLICT (agent_id) DO UPDATE SET document = excluded.document",
  );
  const remove = database.prepare("DELETE FROM instances WHERE agent_id = ?");
  const setRevision = database.prepare("UPDATE registry SET revision = ?");

  function inTransaction(change: () => void): void {
    database.exec("BEGIN IMMEDIATE");
    try {
      change();
      database.exec("COMMIT");
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
  }

  return {
    load: () => ({
      instances: selectAll
        .all()
        .map(({ document }) => JSON.parse(String(document)) as StoredInstance),
      revision: Number(selectRevision.get()?.revision ?? 0),
    }),
    save: (instances, revision) =>
      inTransaction(() => {
        for (const one of instances) upsert.run(one.agentId, JSON.stringify(one));
        setRevision.run(revision);
      }),
    remove: (agentIds, revision) =>
      inTransaction(() => {
        for (const agentId of agentIds) remove.run(agentId);
        setRevision.run(revision);
      }),
    close: () => database.close(),
  };
}
