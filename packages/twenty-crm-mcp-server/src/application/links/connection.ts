import type { FieldSchema, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { columnTo } from "./column-to.ts";
import type { AddressedRecord } from "./record-address.ts";

/** How two records are linked: by a row between them, or by a field of one of them. */
export type Connection =
  | {
      readonly kind: "row";
      /** The object whose records link the two, such as `noteTarget`. */
      readonly object: string;
      /** The columns of the row that hold the two ids. */
      readonly columns: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "field";
      /** The record that holds the other one's id. */
      readonly holder: AddressedRecord;
      readonly column: string;
      readonly target: AddressedRecord;
    };

/** Objects whose rows do nothing but link a note or a task with another record. */
const LINK_OBJECTS: Readonly<Record<string, string>> = { note: "noteTarget", task: "taskTarget" };

/**
 * The way in which two records can be linked in this workspace, read from its own schema: newer servers
 * call the column `targetPersonId`, older ones `personId`.
 * @throws ToolFault when there is none, or several that nothing chooses between.
 */
export async function connectionBetween(
  one: AddressedRecord,
  other: AddressedRecord,
  call: ToolCall,
): Promise<Connection> {
  for (const [owner, target] of [
    [one, other],
    [other, one],
  ] as const) {
    const object = LINK_OBJECTS[owner.schema.singular];
    if (object === undefined) continue;
    const row = await call.twenty.schema.object(object, { signal: call.signal });
    const ownerColumn = columnTo(row, owner.schema.singular);
    const targetColumn = columnTo(row, target.schema.singular);
    const isPair = ownerColumn !== targetColumn;
    if (ownerColumn !== undefined && targetColumn !== undefined && isPair) {
      return {
        kind: "row",
        object,
        columns: { [ownerColumn]: owner.id, [targetColumn]: target.id },
      };
    }
  }
  const fields = [
    ...relationsTo(one.schema, other.schema.singular).map((field) =>
      fieldConnection(one, field, other),
    ),
    ...relationsTo(other.schema, one.schema.singular).map((field) =>
      fieldConnection(other, field, one),
    ),
  ];
  const [only, ...more] = fields;
  if (only !== undefined && more.length === 0) return only;
  throw noConnection(
    one,
    other,
    fields.map(({ column }) => column),
  );
}

/** Twenty's own columns, such as who made a record, link nothing. */
function relationsTo(schema: ObjectSchema, object: string): readonly FieldSchema[] {
  return [...schema.fields.values()].filter(
    ({ relation, isSystem }) =>
      !isSystem && relation?.joinColumn !== undefined && relation.targetObject === object,
  );
}

function fieldConnection(
  holder: AddressedRecord,
  field: FieldSchema,
  target: AddressedRecord,
): Extract<Connection, { kind: "field" }> {
  return { kind: "field", holder, column: field.relation?.joinColumn ?? field.name, target };
}

function noConnection(
  one: AddressedRecord,
  other: AddressedRecord,
  columns: readonly string[],
): ToolFault {
  const pair = `${one.schema.singular} and ${other.schema.singular}`;
  return new ToolFault(
    columns.length === 0
      ? {
          field: "with",
          reason: `nothing in this workspace links ${pair}`,
          wayOut: "describe-object shows the relations of an object.",
        }
      : {
          field: "with",
          reason: `${pair} are linked by several fields: ${columns.join(", ")}`,
          wayOut: "Set the one you mean with update-records.",
        },
  );
}
