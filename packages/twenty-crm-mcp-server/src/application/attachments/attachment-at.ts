import type { ObjectSchema } from "twenty-client";
import { isRecordId } from "../../domain/record-id.ts";
import { isSameName } from "../../domain/similarity.ts";
import { resolveRecord } from "../any-object/resolve-record.ts";
import { columnTo } from "../links/column-to.ts";
import { type AddressedRecord, recordAt } from "../links/record-address.ts";
import { chooseOne } from "../references/choose-one.ts";
import { mostSimilar } from "../references/near-misses.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** Which attachment a caller means: by id, or by its name, best together with its record. */
export interface AttachmentReference {
  readonly attachment: string;
  readonly record?: string | undefined;
}

const MOST_LISTED = 200;

/** The id of the attachment that is meant; ambiguity is refused, never guessed away. */
export async function attachmentAt(
  { attachment: reference, record }: AttachmentReference,
  schema: ObjectSchema,
  call: ToolCall,
): Promise<string> {
  if (isRecordId(reference)) return reference;
  if (record === undefined) {
    return (await resolveRecord(schema.singular, reference, "attachment", call)).id;
  }
  const owner = await recordAt(record, "record", call);
  const { records } = await call.twenty.object(schema.singular).list({
    filter: { field: requireColumn(schema, owner), operator: "eq", value: owner.id },
    fields: ["name"],
    limit: MOST_LISTED,
    signal: call.signal,
  });
  const candidates = records.map(({ id, name }) => ({
    id,
    name: typeof name === "string" ? name : id,
    detail: undefined,
  }));
  const { id } = await chooseOne({
    field: "attachment",
    reference,
    nouns: { one: "attachment of this record", many: "attachments of this record" },
    matches: candidates.filter(({ name }) => isSameName(name, reference)),
    nearMisses: async () => mostSimilar(reference, candidates),
  });
  return id;
}

/**
 * The column of attachments that leads to a record.
 * @throws ToolFault for an object that cannot have any.
 */
export function requireColumn(schema: ObjectSchema, { schema: owner }: AddressedRecord): string {
  const column = columnTo(schema, owner.singular);
  if (column !== undefined) return column;
  throw new ToolFault({
    field: "record",
    reason: `files cannot be attached to ${owner.plural}`,
    wayOut: "Attach them to a person, company, opportunity, note or task, or a custom object.",
  });
}
