import { randomUUID } from "node:crypto";
import type { Clock } from "service-kit";
import type { Database } from "../storage/database.ts";
import type { ContentStore } from "./content-store.ts";

/** A file that was uploaded. */
export interface StoredFile {
  readonly id: string;
  /** `files-field/{field}/{id}.{extension}`, as Twenty names it. */
  readonly path: string;
  readonly mimeType: string;
  readonly size: number;
  /** Until a record has it. */
  readonly isTemporary: boolean;
  readonly createdAt: string;
}

/** A file to be kept; `path` is what stands before its id and extension. */
interface FileInput {
  readonly folder: string;
  readonly extension: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/** The files of one workspace. */
export interface Files {
  /** Undefined when there is no room left. */
  add(input: FileInput): StoredFile | undefined;
  find(id: string): StoredFile | undefined;
  findByPath(path: string): StoredFile | undefined;
  read(id: string): Buffer | undefined;
  /** A record has it now. */
  keep(id: string): void;
  /** Takes it away for good, once the present transaction holds. */
  remove(id: string): void;
}

/** How long a file may wait for a record before an upload makes it go. */
const TEMPORARY_MS = 24 * 3_600_000;

/** Opens the table of files over where their bytes lie. */
export function openFiles(database: Database, contents: ContentStore, clock: Clock): Files {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_file" ("id" TEXT PRIMARY KEY, "path" TEXT NOT NULL, "mimeType" TEXT NOT NULL, "size" INTEGER NOT NULL, "isTemporary" INTEGER NOT NULL, "createdAt" TEXT NOT NULL)`,
  );
  const one = (column: "id" | "path", value: string): StoredFile | undefined => {
    const row = database.get(`SELECT * FROM "_file" WHERE "${column}" = ?`, [value]);
    if (row === undefined) return undefined;
    return {
      id: String(row.id),
      path: String(row.path),
      mimeType: String(row.mimeType),
      size: Number(row.size),
      isTemporary: row.isTemporary === 1,
      createdAt: String(row.createdAt),
    };
  };
  const remove = (id: string): void => {
    database.run(`DELETE FROM "_file" WHERE "id" = ?`, [id]);
    database.afterCommit(() => contents.delete(id));
  };
  const dropForgotten = (): void => {
    const before = new Date(clock.now().getTime() - TEMPORARY_MS).toISOString();
    const forgotten = database.all(
      `SELECT "id" FROM "_file" WHERE "isTemporary" = 1 AND "createdAt" < ?`,
      [before],
    );
    for (const { id } of forgotten) remove(String(id));
  };
  return {
    add({ folder, extension, mimeType, bytes }) {
      dropForgotten();
      const used = database.get(`SELECT COALESCE(SUM("size"), 0) AS bytes FROM "_file"`, []);
      if (Number(used?.bytes) + bytes.length > contents.capacity) return undefined;
      const id = randomUUID();
      const path = `${folder}/${id}${extension === "" ? "" : `.${extension}`}`;
      const createdAt = clock.now().toISOString();
      contents.write(id, bytes);
      database.run(
        `INSERT INTO "_file" ("id", "path", "mimeType", "size", "isTemporary", "createdAt") VALUES (?, ?, ?, ?, 1, ?)`,
        [id, path, mimeType, bytes.length, createdAt],
      );
      return { id, path, mimeType, size: bytes.length, isTemporary: true, createdAt };
    },
    find: (id) => one("id", id),
    findByPath: (path) => one("path", path),
    read: (id) => contents.read(id),
    keep: (id) => void database.run(`UPDATE "_file" SET "isTemporary" = 0 WHERE "id" = ?`, [id]),
    remove,
  };
}
