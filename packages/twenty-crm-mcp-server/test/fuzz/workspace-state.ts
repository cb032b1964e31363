import { DatabaseSync } from "node:sqlite";

/** Reads, past the API, whether anything in the sandbox has changed. */
export interface WorkspaceState extends Disposable {
  /** Equal as long as no record was made, changed or removed. */
  fingerprint(): string;
}

/** Tables that Twenty writes by itself, and those that hold no records. */
const UNWATCHED: ReadonlySet<string> = new Set(["timelineActivity"]);

/** Opens the sandbox's file beside the sandbox, read-only. */
export function openWorkspaceState(dataFile: string): WorkspaceState {
  const database = new DatabaseSync(dataFile, { readOnly: true });

  function tables(): readonly string[] {
    return database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%\"updatedAt\"%'")
      .all()
      .map(({ name }) => String(name))
      .filter((name) => !UNWATCHED.has(name) && !name.startsWith("_"));
  }

  return {
    fingerprint() {
      const parts = tables().map(
        (table) =>
          `SELECT '${table}' AS name, count(*) AS rows, count("deletedAt") AS deleted, max("updatedAt") AS latest FROM "${table}"`,
      );
      return JSON.stringify(database.prepare(parts.join(" UNION ALL ")).all());
    },
    [Symbol.dispose]() {
      database.close();
    },
  };
}
