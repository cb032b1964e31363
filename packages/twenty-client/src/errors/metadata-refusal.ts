import { isWireRecord, type WireRecord } from "../json.ts";

// A refused object repeats itself for each of its fields.
const maxReasons = 3;

/** A refusal that follows from another one. */
const consequences: ReadonlySet<unknown> = new Set(["OBJECT_METADATA_NOT_FOUND"]);

/** What was wrong with a change of the metadata, which Twenty hides below "validation errors occurred". */
export function metadataRefusal({ errors }: WireRecord): string | undefined {
  if (!isWireRecord(errors)) return undefined;
  const all = Object.values(errors)
    .flatMap(wireRecords)
    .flatMap((entry) => wireRecords(entry.errors));
  const causes = all.filter(({ code }) => !consequences.has(code));
  const reasons = (causes.length > 0 ? causes : all)
    .map(({ userFriendlyMessage, message }) => userFriendlyMessage ?? message)
    .filter((reason) => typeof reason === "string");
  const distinct = [...new Set(reasons)].slice(0, maxReasons);
  return distinct.length > 0 ? distinct.join("; ") : undefined;
}

function wireRecords(value: unknown): readonly WireRecord[] {
  return Array.isArray(value) ? value.filter(isWireRecord) : [];
}
