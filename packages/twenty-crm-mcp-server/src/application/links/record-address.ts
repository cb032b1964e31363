import type { ObjectSchema } from "twenty-client";
import { resolveRecord } from "../any-object/resolve-record.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** One record that a caller named. */
export interface AddressedRecord {
  readonly schema: ObjectSchema;
  readonly id: string;
  readonly name: string;
}

/**
 * The record of `object/id` or `object/name`.
 * @throws ToolFault when the object or the record is unknown, or the name fits several.
 */
export async function recordAt(
  address: string,
  field: string,
  call: ToolCall,
): Promise<AddressedRecord> {
  const [, object, reference] = /^\s*([A-Za-z][A-Za-z0-9]*)\/(.+?)\s*$/s.exec(address) ?? [];
  if (object === undefined || reference === undefined) {
    throw new ToolFault({
      field,
      reason: "is not object/id or object/name",
      wayOut: "Write it like company/Acme or note/<id>.",
    });
  }
  const schema = await call.twenty.schema.object(object, { signal: call.signal });
  const { id, name } = await resolveRecord(schema.singular, reference, field, call);
  return { schema, id, name };
}
