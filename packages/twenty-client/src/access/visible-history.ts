import { isWireRecord, type WireRecord } from "../json.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";

/** The object in which Twenty writes down what happened to others: old values, and names of records. */
export const HISTORY = "timelineActivity";

/** What of an event cannot be asked about where something is hidden: it holds what others hold. */
export const RETOLD: ReadonlySet<string> = new Set(["properties", "linkedRecordCachedName"]);

/** The fields of an event that are to be read so that it can be told what it is about. */
export function withEventName(
  fields: readonly string[] | undefined,
): readonly string[] | undefined {
  if (fields === undefined || !fields.some((field) => RETOLD.has(field))) return fields;
  return [...new Set([...fields, "name"])];
}

/**
 * An event without what the caller may not see of the record that it is about: `person.updated` keeps the
 * changes of visible fields, `linked-note.created` the note's name where that is visible.
 */
export function visibleHistory(
  wire: WireRecord,
  schemaOf: (singular: string) => ObjectSchema | undefined,
): WireRecord {
  const about = schemaOf(subjectOf(wire.name));
  const { properties, linkedRecordCachedName: linked, ...rest } = wire;
  const showsName = about !== undefined && about.labelField !== "id";
  return {
    ...rest,
    ...(properties !== undefined && { properties: visibleProperties(properties, about) }),
    ...(linked !== undefined && { linkedRecordCachedName: showsName ? linked : null }),
  };
}

/** Names of events are `<object>.<verb>`, and `linked-<object>.<verb>` on the timelines of others. */
function subjectOf(name: unknown): string {
  if (typeof name !== "string") return "";
  return name.replace(/^linked-/, "").split(".")[0] ?? "";
}

function visibleProperties(properties: unknown, about: ObjectSchema | undefined) {
  if (about === undefined || !isWireRecord(properties) || !isWireRecord(properties.diff)) return {};
  const diff = Object.entries(properties.diff).filter(([field]) => about.fields.has(field));
  return { diff: Object.fromEntries(diff) };
}
