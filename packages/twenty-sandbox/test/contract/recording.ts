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

/** Reads a file of recordings, such as `rest/create`. */
export function readRecordings(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8")) as Exchange[];
}

/** The metadata ids that the recorded workspace's objects had. */
export function recordedObjectIds(): { readonly id: string; readonly nameSingular: string }[] {
  const text = readFileSync(join(folder, "metadata/objects-summary.json"), "utf8");
  return JSON.parse(text) as { id: string; nameSingular: string }[];
}
