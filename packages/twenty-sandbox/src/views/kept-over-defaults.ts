import type { Database } from "../storage/database.ts";

/** Things that are there without being kept, until somebody changes them, and things that were made. */
export interface KeptOverDefaults<T extends { readonly id: string }> {
  list(): readonly T[];
  find(id: string): T | undefined;
  keep(item: T): T;
  /** Without a trace, but for a default, which must not come back. */
  destroy(id: string): void;
}

/** Opens what a table keeps of them as JSON, a null for each default that is gone. */
export function keptOverDefaults<T extends { readonly id: string }>(
  database: Database,
  table: "_view" | "_viewPart",
  defaults: () => readonly T[],
): KeptOverDefaults<T> {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "${table}" ("id" TEXT PRIMARY KEY, "definition" TEXT NOT NULL)`,
  );
  const put = (id: string, item: T | null): void => {
    database.run(
      `INSERT INTO "${table}" ("id", "definition") VALUES (?, ?)` +
        ` ON CONFLICT ("id") DO UPDATE SET "definition" = excluded."definition"`,
      [id, JSON.stringify(item)],
    );
  };
  const list = (): readonly T[] => {
    const kept = new Map(
      database
        .all(`SELECT "id", "definition" FROM "${table}" ORDER BY rowid`, [])
        .map((row) => [String(row.id), JSON.parse(String(row.definition)) as T | null]),
    );
    const first = defaults().map((item) => {
      const known = kept.get(item.id);
      kept.delete(item.id);
      return known === undefined ? item : known;
    });
    return [...first, ...kept.values()].filter((item) => item !== null);
  };
  return {
    list,
    find: (id) => list().find((item) => item.id === id.toLowerCase()),
    keep(item) {
      put(item.id, item);
      return item;
    },
    destroy(id) {
      if (defaults().some((item) => item.id === id)) put(id, null);
      else database.run(`DELETE FROM "${table}" WHERE "id" = ?`, [id]);
    },
  };
}
