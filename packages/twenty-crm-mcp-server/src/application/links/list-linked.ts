import type { ObjectSchema } from "twenty-client";
import { labelOf } from "../any-object/show-record.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { AddressedRecord } from "./record-address.ts";

/** The records of one object that lead to a record. */
export interface LinkedGroup {
  readonly object: string;
  readonly total: number;
  readonly records: readonly { readonly id: string; readonly name: string }[];
  /** How the rest is found. */
  readonly find: { readonly object: string; readonly filter: Readonly<Record<string, string>> };
}

const SHOWN = 20;
/** What Twenty keeps for itself: nobody calls these links. */
const UNTOLD: ReadonlySet<string> = new Set([
  "timelineActivity",
  "favorite",
  "attachment",
  "workspaceMember",
]);
/** Rows that stand for the record at their other end. */
const THROUGH: Readonly<Record<string, string>> = { noteTarget: "note", taskTarget: "task" };

/**
 * What leads to a record, object by object, by the foreign key: Twenty's nested lists end at sixty
 * without a word.
 */
export async function listLinked(
  { schema, id }: AddressedRecord,
  call: ToolCall,
): Promise<readonly LinkedGroup[]> {
  const schemas = await call.twenty.schema.objects({ signal: call.signal });
  const groups = schemas
    .filter(({ singular }) => !UNTOLD.has(singular))
    .flatMap((other) =>
      [...other.fields.values()]
        .filter(({ relation }) => relation?.targetObject === schema.singular)
        .flatMap(({ relation }) => relation?.joinColumn ?? [])
        .map((column) => groupOf(other, column, id, call)),
    );
  return (await Promise.all(groups)).filter(({ total }) => total > 0);
}

async function groupOf(
  schema: ObjectSchema,
  column: string,
  id: string,
  { twenty, signal }: ToolCall,
): Promise<LinkedGroup> {
  const through = THROUGH[schema.singular];
  const { records, totalCount } = await twenty.object(schema.singular).list({
    filter: { field: column, operator: "eq", value: id },
    fields: [through ?? schema.labelField],
    limit: SHOWN,
    signal,
  });
  return {
    object: through ?? schema.singular,
    total: totalCount,
    records: records.flatMap((record) => {
      if (through === undefined) return [{ id: record.id, name: labelOf(record, schema) }];
      const end = record[through];
      return isNamed(end) ? [{ id: end.id, name: end.name }] : [];
    }),
    find: { object: schema.singular, filter: { [column]: id } },
  };
}

function isNamed(value: unknown): value is { readonly id: string; readonly name: string } {
  return typeof value === "object" && value !== null && "id" in value && "name" in value;
}
