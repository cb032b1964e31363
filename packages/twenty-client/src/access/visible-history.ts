import { isWireRecord, type WireRecord } from "../json.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";

/** The object in which Twenty writes down what happened to others: old values, and names of records. */
export const HISTORY = "timelineActivity";
/** The object in which it keeps what the steps of a workflow read and wrote. */
const RUNS = "workflowRun";

/** Fields that cannot be asked about: they hold what fields of other objects hold. */
const RETELLING: Readonly<Record<string, ReadonlySet<string>>> = {
  [HISTORY]: new Set(["properties", "linkedRecordCachedName"]),
  [RUNS]: new Set(["state", "stepLogs", "output", "context"]),
};

/** Whether a field of the object holds what fields of others hold. */
export function isRetelling(object: string, field: string): boolean {
  return RETELLING[object]?.has(field) === true;
}

/** The fields to read so that it can be told what they are about. */
export function withEventName(
  object: string,
  fields: readonly string[] | undefined,
): readonly string[] | undefined {
  if (object !== HISTORY || !fields?.some((field) => isRetelling(HISTORY, field))) return fields;
  return [...new Set([...fields, "name"])];
}

/** A record without what the caller may not see of other records that it tells of. */
export function withoutRetold(
  object: string,
  wire: WireRecord,
  schemaOf: (singular: string) => ObjectSchema | undefined,
): WireRecord {
  if (object === HISTORY) return visibleHistory(wire, schemaOf);
  return object === RUNS ? visibleRun(wire) : wire;
}

/** Whether a run failed is its own; what its steps read and wrote is others'. */
function visibleRun(wire: WireRecord): WireRecord {
  const entries = Object.entries(wire).map(([name, value]) => {
    if (!isRetelling(RUNS, name)) return [name, value];
    const error = isWireRecord(value) ? value.workflowRunError : undefined;
    return [name, error === undefined ? {} : { workflowRunError: error }];
  });
  return Object.fromEntries(entries);
}

/**
 * An event without what the caller may not see of the record that it is about: `person.updated` keeps the
 * changes of visible fields, `linked-note.created` the note's name where that is visible.
 */
function visibleHistory(
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
