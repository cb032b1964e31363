import type { ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Change } from "../writes/change.ts";
import { recordsWithIds } from "./bulk.ts";
import { labelOf } from "./show-record.ts";

/** The same change of several records, each by its name. */
export async function namedChanges(
  action: Change["action"],
  ids: readonly string[],
  schema: ObjectSchema,
  call: ToolCall,
): Promise<readonly Change[]> {
  const records = await recordsWithIds(ids, [schema.labelField], schema, call);
  return records.map((record) => ({
    action,
    object: schema.singular,
    id: record.id,
    name: labelOf(record, schema),
  }));
}
