import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One recorded request and its answer. */
export interface Exchange {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly body?: unknown;
    readonly truncatedFromChars?: number;
  };
  /** How long it took. */
  readonly ms?: number;
}

const folder = join(import.meta.dirname, "../../../../../shared/twenty");

/** Whether the recordings lie beside the repository. */
export const hasRecordings = existsSync(join(folder, "rest/create.json"));

/** Reads what was recorded in a file, such as `rest/create`. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8"));
}

/** Reads a file of exchanges. */
export function readRecordings(file: string): Exchange[] {
  return readJson(file) as Exchange[];
}

/** The metadata ids that the recorded workspace's objects had. */
export function recordedObjectIds(): { readonly id: string; readonly nameSingular: string }[] {
  return readJson("metadata/objects-summary") as { id: string; nameSingular: string }[];
}
