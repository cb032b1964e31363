import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the bytes of files lie, by the id of the file. */
export interface ContentStore {
  write(id: string, bytes: Buffer): void;
  /** Undefined when there are none. */
  read(id: string): Buffer | undefined;
  delete(id: string): void;
  /** How many bytes all files may have together. */
  readonly capacity: number;
}

const MEBIBYTE = 1024 * 1024;
const FOLDER_CAPACITY = 1024 * MEBIBYTE;
const MEMORY_CAPACITY = 64 * MEBIBYTE;

/** A folder beside the data file, made with the first file; memory for a sandbox that forgets everything. */
export function openContentStore(dataFile: string): ContentStore {
  return dataFile === ":memory:" ? inMemory() : inFolder(filesFolderOf(dataFile));
}

/** The folder beside a data file that holds what was uploaded. */
export function filesFolderOf(dataFile: string): string {
  return `${dataFile.replace(/\.sqlite$/, "")}.files`;
}

function inMemory(): ContentStore {
  const contents = new Map<string, Buffer>();
  return {
    capacity: MEMORY_CAPACITY,
    write: (id, bytes) => void contents.set(id, bytes),
    read: (id) => contents.get(id),
    delete: (id) => void contents.delete(id),
  };
}

/** Ids are made by the sandbox itself: none can lead out of the folder. */
function inFolder(folder: string): ContentStore {
  return {
    capacity: FOLDER_CAPACITY,
    write(id, bytes) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, id), bytes, { mode: 0o600, flag: "wx" });
    },
    read(id) {
      try {
        return readFileSync(join(folder, id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    delete: (id) => rmSync(join(folder, id), { force: true }),
  };
}
