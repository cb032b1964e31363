import { type DynamicRecord, type ObjectSchema, TwentyError } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Subject } from "./linked-records.ts";

const SHOWN = 5;

/** What the timeline keeps of an event. */
export const eventFields = ["happensAt", "name", "properties", "linkedRecordCachedName"] as const;

/** One event as the tools show it. */
export interface ShownEvent {
  readonly id: string;
  readonly happensAt?: string;
  readonly event: string;
  /** The fields that an update changed. */
  readonly changed?: string;
  /** The note or task that was linked. */
  readonly linked?: string;
}

/** The column by which the timeline leads to records of an object; undefined when it keeps none of them. */
export function timelineColumn(events: ObjectSchema, object: string): string | undefined {
  return [...events.fields.values()].find(
    ({ relation }) => relation?.targetObject === object && relation.joinColumn !== undefined,
  )?.relation?.joinColumn;
}

/** An event without what is empty. */
export function showEvent(record: DynamicRecord): ShownEvent {
  const { id, happensAt, name, properties, linkedRecordCachedName: linked } = record;
  const changed = changedFields(properties);
  return {
    id,
    ...(typeof happensAt === "string" && { happensAt }),
    event: typeof name === "string" ? oneLine(name, 80) : "",
    ...(changed !== "" && { changed }),
    ...(typeof linked === "string" && linked !== "" && { linked: oneLine(linked, 80) }),
  };
}

/** The last events of a record; none where the workspace or the key has no timeline. */
export async function lastEvents(
  { object, id }: Subject,
  { twenty, signal }: ToolCall,
): Promise<readonly ShownEvent[]> {
  const events = await twenty.schema
    .object("timelineActivity", { signal })
    .catch(absentWhenUnknown);
  const column = events && timelineColumn(events, object);
  if (column === undefined) return [];
  const { records } = await twenty.object("timelineActivity").list({
    filter: { field: column, operator: "eq", value: id },
    fields: eventFields,
    orderBy: [{ field: "happensAt", direction: "desc" }],
    limit: SHOWN,
    signal,
  });
  return records.map(showEvent);
}

function absentWhenUnknown(error: unknown): undefined {
  if (error instanceof TwentyError && error.code === "invalid_input") return undefined;
  throw error;
}

/** Twenty keeps what an update changed under `diff`. */
function changedFields(properties: unknown): string {
  if (typeof properties !== "object" || properties === null || !("diff" in properties)) return "";
  const { diff } = properties;
  return typeof diff === "object" && diff !== null ? oneLine(Object.keys(diff).join(", ")) : "";
}
