import type { ObjectSchema } from "twenty-client";
import { labelOf } from "../any-object/show-record.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { AddressedRecord } from "./record-address.ts";

/** Records of one object that a record is linked with. */
export interface LinkedGroup {
  readonly object: string;
  readonly total: number;
  readonly records: readonly NamedRecord[];
  /** How the rest is found, where not all are shown. */
  readonly find?: { readonly object: string; readonly filter: Readonly<Record<string, string>> };
}

/** A record by what people know it by. */
interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

const SHOWN = 20;
/** What Twenty keeps for itself: nobody calls these links. */
const UNTOLD: ReadonlySet<string> = new Set([
  "timelineActivity",
  "favorite",
  "attachment",
  "workspaceMember",
  "messageParticipant",
  "calendarEventParticipant",
]);
/** Objects whose rows stand for a link of a note or a task with another record. */
const THROUGH: Readonly<Record<string, string>> = { noteTarget: "note", taskTarget: "task" };

/**
 * What a record is linked with: what leads to it, object by object, by the foreign key, since Twenty's nested
 * lists end at sixty without a word; what it leads to by fields of its own; and what a note or task is about.
 */
export async function listLinked(
  { schema, id }: AddressedRecord,
  call: ToolCall,
): Promise<readonly LinkedGroup[]> {
  const schemas = await call.twenty.schema.objects({ signal: call.signal });
  const told = schemas.filter(({ singular }) => !UNTOLD.has(singular));
  const incoming = told.flatMap((other) =>
    columnsTo(other, schema.singular).map((column) =>
      THROUGH[other.singular] === schema.singular
        ? subjectsOf(other, column, id, call)
        : leadingTo(other, column, id, call),
    ),
  );
  const groups = await Promise.all([...incoming, ledTo(schema, id, call)]);
  return groups.flat().filter(({ total }) => total > 0);
}

function columnsTo(schema: ObjectSchema, object: string): readonly string[] {
  return [...schema.fields.values()]
    .filter(({ relation }) => relation?.targetObject === object)
    .flatMap(({ relation }) => relation?.joinColumn ?? []);
}

/** The records of one object whose column holds the id. */
async function leadingTo(
  schema: ObjectSchema,
  column: string,
  id: string,
  { twenty, signal }: ToolCall,
): Promise<readonly LinkedGroup[]> {
  const through = THROUGH[schema.singular];
  const { records, totalCount } = await twenty.object(schema.singular).list({
    filter: { field: column, operator: "eq", value: id },
    fields: [through ?? schema.labelField],
    limit: SHOWN,
    signal,
  });
  const shown = records.flatMap((record) => {
    if (through === undefined) return [{ id: record.id, name: labelOf(record, schema) }];
    const end = record[through];
    return isNamed(end) ? [{ id: end.id, name: end.name }] : [];
  });
  return [
    {
      object: through ?? schema.singular,
      total: totalCount,
      records: shown,
      ...(shown.length < totalCount && {
        find: { object: schema.singular, filter: { [column]: id } },
      }),
    },
  ];
}

/** The records that a note or a task is linked with, by the rows between them. */
async function subjectsOf(
  rows: ObjectSchema,
  column: string,
  id: string,
  call: ToolCall,
): Promise<readonly LinkedGroup[]> {
  const ends = [...rows.fields.values()].filter(
    ({ relation }) => relation?.joinColumn !== undefined && relation.joinColumn !== column,
  );
  const { records } = await call.twenty.object(rows.singular).list({
    filter: { field: column, operator: "eq", value: id },
    fields: ends.flatMap(({ relation }) => relation?.joinColumn ?? []),
    limit: 200,
    signal: call.signal,
  });
  const groups = ends.map(({ relation }) => {
    const ids = records.flatMap((row) => textsOf(row[relation?.joinColumn ?? ""]));
    return namedGroup(relation?.targetObject ?? "", ids, call);
  });
  return Promise.all(groups);
}

/** The records that this one names by fields of its own. */
async function ledTo(
  schema: ObjectSchema,
  id: string,
  call: ToolCall,
): Promise<readonly LinkedGroup[]> {
  const fields = [...schema.fields.values()].filter(
    ({ relation, isSystem }) =>
      !isSystem && relation?.joinColumn !== undefined && !UNTOLD.has(relation.targetObject),
  );
  if (fields.length === 0) return [];
  const columns = fields.flatMap(({ relation }) => relation?.joinColumn ?? []);
  const record = await call.twenty
    .object(schema.singular)
    .get(id, { fields: columns, signal: call.signal });
  return Promise.all(
    fields.map(({ relation }) => {
      const ids = textsOf(record[relation?.joinColumn ?? ""]);
      return namedGroup(relation?.targetObject ?? "", ids, call);
    }),
  );
}

async function namedGroup(
  object: string,
  ids: readonly string[],
  { twenty, signal }: ToolCall,
): Promise<LinkedGroup> {
  if (ids.length === 0) return { object, total: 0, records: [] };
  const schema = await twenty.schema.object(object, { signal });
  const { records } = await twenty.object(object).list({
    filter: { field: "id", operator: "in", value: ids },
    fields: [schema.labelField],
    limit: SHOWN,
    signal,
  });
  const named = records.map((record) => ({ id: record.id, name: labelOf(record, schema) }));
  return { object, total: new Set(ids).size, records: named };
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}

function isNamed(value: unknown): value is NamedRecord {
  return typeof value === "object" && value !== null && "id" in value && "name" in value;
}
