import type { ToolCall } from "../tools/tool-context.ts";
import { found } from "./found.ts";
import type { RecordKind, ShownRecord } from "./record-kind.ts";

/** Every field of one record, deleted or not; says where to look when it does not exist. */
export async function wholeRecord<Item extends { readonly id: string }, Shown extends ShownRecord>(
  kind: RecordKind<Item, never, never, Shown>,
  id: string,
  { twenty, signal }: ToolCall,
): Promise<Item> {
  const read = kind.collection(twenty).get(id, { signal, includeDeleted: true });
  // Without `fields` a record is read whole, which its type cannot say of an unknown Item.
  return found(kind.entity, id, kind.listTool, read as unknown as Promise<Item>);
}
