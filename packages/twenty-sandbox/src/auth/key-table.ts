import type { Row } from "../storage/column-type.ts";
import type { Database } from "../storage/database.ts";

/** An API key as the workspace keeps it; its tokens are kept nowhere. */
export interface KeyRecord {
  readonly id: string;
  readonly name: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Null for the role that may do everything. */
  readonly roleId: string | null;
}

/** The table of keys. */
export interface KeyTable {
  find(id: string): KeyRecord | undefined;
  list(): readonly KeyRecord[];
  /** Adds a key, or changes the one with its id. */
  keep(record: KeyRecord): KeyRecord;
}

const LATER_COLUMNS = ["expiresAt", "createdAt", "updatedAt", "roleId"] as const;

/** Opens the table, with the columns that files of earlier versions lack. */
export function openKeyTable(database: Database): KeyTable {
  database.transaction(() => {
    database.exec(
      `CREATE TABLE IF NOT EXISTS "_apiKey" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "revokedAt" TEXT)`,
    );
    const known = new Set(
      database.all(`SELECT "name" FROM pragma_table_info('_apiKey')`, []).map(({ name }) => name),
    );
    for (const column of LATER_COLUMNS.filter((name) => !known.has(name))) {
      database.exec(`ALTER TABLE "_apiKey" ADD COLUMN "${column}" TEXT`);
    }
  });
  return {
    find(id) {
      const row = database.get(`SELECT * FROM "_apiKey" WHERE "id" = ?`, [id]);
      return row === undefined ? undefined : recordOf(row);
    },
    list: () => database.all(`SELECT * FROM "_apiKey" ORDER BY rowid`, []).map(recordOf),
    keep(record) {
      const { id, name, expiresAt, revokedAt, createdAt, updatedAt, roleId } = record;
      database.run(
        `INSERT INTO "_apiKey" ("id", "name", "expiresAt", "revokedAt", "createdAt", "updatedAt", "roleId")` +
          ` VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name",` +
          ` "expiresAt" = excluded."expiresAt", "revokedAt" = excluded."revokedAt",` +
          ` "updatedAt" = excluded."updatedAt", "roleId" = excluded."roleId"`,
        [id, name, expiresAt, revokedAt, createdAt, updatedAt, roleId],
      );
      return record;
    },
  };
}

const UNKNOWN_TIME = new Date(0).toISOString();

/** Keys of earlier versions carried their expiry in the token alone. */
function recordOf(row: Row): KeyRecord {
  const text = (name: string): string | null => (row[name] == null ? null : String(row[name]));
  return {
    id: String(row.id),
    name: String(row.name),
    expiresAt: text("expiresAt") ?? UNKNOWN_TIME,
    revokedAt: text("revokedAt"),
    createdAt: text("createdAt") ?? UNKNOWN_TIME,
    updatedAt: text("updatedAt") ?? UNKNOWN_TIME,
    roleId: text("roleId"),
  };
}
