import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Origin } from "../../src/metadata/compile-workspace.ts";

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

/** When the recorded workspace was made, and what its objects and fields are known by. */
export function recordedOrigin(): Origin {
  const { data } = readJson("metadata/objects-full") as {
    data: { objects: RecordedObject[] };
  };
  const ids = data.objects.flatMap(({ nameSingular, id, fields }) => [
    [nameSingular, id] as const,
    ...fields.map((field) => [`${nameSingular}.${field.name}`, field.id] as const),
  ]);
  const person = data.objects.find(({ nameSingular }) => nameSingular === "person");
  return { installedAt: person?.createdAt ?? "", ids: Object.fromEntries(ids) };
}

interface RecordedObject {
  readonly nameSingular: string;
  readonly id: string;
  readonly createdAt: string;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
}
