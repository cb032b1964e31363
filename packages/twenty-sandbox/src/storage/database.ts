import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Cell, Row } from "./column-type.ts";
import { matchesLike } from "./like-pattern.ts";
import { textSortKey } from "./text-order.ts";

/** The SQLite connection of one sandbox. */
export interface Database {
  exec(sql: string): void;
  run(sql: string, parameters: readonly Cell[]): number;
  all(sql: string, parameters: readonly Cell[]): Row[];
  get(sql: string, parameters: readonly Cell[]): Row | undefined;
  /** All or nothing; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  /** Does it once the present transaction holds for good, and never when it does not; at once outside of one. */
  afterCommit(work: () => void): void;
  close(): void;
}

const BUSY_TIMEOUT_MS = 5_000;
const MAX_CACHED_STATEMENTS = 300;

/** Opens a file, or `:memory:`; a second process may have the same file open. */
export function openDatabase(file: string): Database {
  const connection = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  connection.exec("PRAGMA journal_mode = WAL");
  connection.exec("PRAGMA synchronous = NORMAL");
  registerFunctions(connection);
  const statements = new Map<string, StatementSync>();
  const due: (() => void)[] = [];

  function prepare(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql);
    if (statements.size >= MAX_CACHED_STATEMENTS) statements.clear();
    statements.set(sql, statement);
    return statement;
  }

  return {
    exec: (sql) => connection.exec(sql),
    run: (sql, parameters) => Number(prepare(sql).run(...parameters).changes),
    all: (sql, parameters) => prepare(sql).all(...parameters) as Row[],
    get: (sql, parameters) => prepare(sql).get(...parameters) as Row | undefined,
    transaction(work) {
      if (connection.isTransaction) return work();
      due.length = 0;
      const result = inTransaction(connection, work);
      for (const task of due.splice(0)) task();
      return result;
    },
    afterCommit(work) {
      if (connection.isTransaction) due.push(work);
      else work();
    },
    close: () => connection.close(),
  };
}

function inTransaction<T>(connection: DatabaseSync, work: () => T): T {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    connection.exec("COMMIT");
    return result;
  } catch (error) {
    connection.exec("ROLLBACK");
    throw error;
  }
}

/** SQLite compares by bytes and knows only ASCII case; these functions compare as PostgreSQL does. */
function registerFunctions(connection: DatabaseSync): void {
  const options = { deterministic: true } as const;
  connection.function("text_key", options, (text) =>
    text === null ? null : textSortKey(String(text)),
  );
  connection.function("like_match", options, (text, pattern) =>
    text === null ? null : Number(matchesLike(String(text), String(pattern), false)),
  );
  connection.function("ilike_match", options, (text, pattern) =>
    text === null ? null : Number(matchesLike(String(text), String(pattern), true)),
  );
}
