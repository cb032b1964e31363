import type { DatabaseSync } from "node:sqlite";

/** `AGWY`: tells the gateway's files from those of other programs. */
const APPLICATION_ID = 0x41475759;

type Migration = (database: DatabaseSync) => void;

/** Each brings a file from the version that is its index to the next; the order is never changed. */
const MIGRATIONS: readonly Migration[] = [
  (database) =>
    database.exec(`
      CREATE TABLE instance (agent_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE TABLE state (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
    `),
  (database) => {
    database.exec(`
      CREATE TABLE instances (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE TABLE tombstones (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE TABLE operators (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE TABLE names (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
      INSERT INTO instances SELECT agent_id, body FROM instance;
      INSERT INTO tombstones
        SELECT value ->> 'name' || char(10) || (value ->> 'instanceId'), value
        FROM state, json_each(state.body) WHERE state.name = 'tombstones';
      -- A name belongs to whoever last beat under it.
      INSERT OR REPLACE INTO names
        SELECT name, json_object('name', name, 'owner', owner, 'vacantSince', NULL) FROM (
          SELECT instance.body ->> '$.facts.name' AS name, value ->> 'owner' AS owner
          FROM instance, json_each(instance.body, '$.registrants')
          ORDER BY value ->> 'lastHeartbeatAt'
        );
      DROP TABLE instance;
      DELETE FROM state WHERE name <> 'revision';
    `);
  },
  (database) =>
    database.exec("CREATE TABLE audit (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT"),
];

/**
 * Brings a file to the present version, each step whole or not at all.
 * @throws an Error that says why the file cannot be used.
 */
export function migrate(database: DatabaseSync): void {
  const number = (pragma: string): number =>
    Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
  const applicationId = number("application_id");
  const found = number("user_version");
  const tables = database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n;
  const isForeign =
    applicationId === 0 ? found === 0 && tables !== 0 : applicationId !== APPLICATION_ID;
  if (isForeign) throw new Error("it is a database of another program");
  if (found > MIGRATIONS.length) {
    throw new Error(
      `it was written by a newer version of the gateway (its schema is ${found}, this one knows ${MIGRATIONS.length})`,
    );
  }
  const [problem] = Object.values(database.prepare("PRAGMA quick_check(1)").get() ?? {});
  if (problem !== "ok") throw new Error(`it is damaged (${String(problem)})`);
  for (const [index, step] of MIGRATIONS.slice(found).entries()) {
    database.exec("BEGIN IMMEDIATE");
    try {
      step(database);
      database.exec(`PRAGMA user_version = ${found + index + 1}`);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec("COMMIT");
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }
}
