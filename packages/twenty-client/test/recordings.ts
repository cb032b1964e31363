import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the recordings of a real Twenty lie, if they are there. */
export const recordingsFolder = join(import.meta.dirname, "../../../../shared/twenty");

/** Whether they are; tests that need them are skipped where they are not. */
export const hasRecordings = existsSync(recordingsFolder);

if (!hasRecordings) {
  console.warn(`No recordings at ${recordingsFolder}: tests against them are skipped.`);
}

/** One file of the recordings, as text. */
export function readRecording(path: string): string {
  return readFileSync(join(recordingsFolder, path), "utf8");
}
