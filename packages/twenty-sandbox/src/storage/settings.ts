import type { Database } from "./database.ts";

/** What the sandbox keeps about itself in the data file. */
export type SettingName = "signingKey" | "customisation" | "schemaDigest" | "seed";

/** Creates the table of settings. */
export function ensureSettings(database: Database): void {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_setting" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL)`,
  );
}

/** Reads a setting. */
export function readSetting(database: Database, name: SettingName): string | undefined {
  const row = database.get(`SELECT "value" FROM "_setting" WHERE "name" = ?`, [name]);
  return row === undefined ? undefined : String(row.value);
}

/** Keeps a setting. */
export function writeSetting(database: Database, name: SettingName, value: string): void {
  database.run(
    `INSERT INTO "_setting" ("name", "value") VALUES (?, ?) ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`,
    [name, value],
  );
}
