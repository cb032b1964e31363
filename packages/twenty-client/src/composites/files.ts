import { isWireRecord } from "../json.ts";
import { textOrEmpty, textOrNull } from "./text.ts";

/** A file that Twenty keeps with a record. */
export interface FileReference {
  readonly id: string;
  readonly label: string;
  readonly extension: string | null;
  /** Where it can be fetched, for a while. */
  readonly url: string | null;
}

/** An absent field reads as no file. */
export function readFiles(value: unknown): readonly FileReference[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isWireRecord).map((file) => ({
    id: textOrEmpty(file.fileId),
    label: textOrEmpty(file.label),
    extension: textOrNull(file.extension),
    url: textOrNull(file.url),
  }));
}
