import type { ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Change } from "../writes/change.ts";
import { labelOf } from "./show-record.ts";

/** The same change of several records, each by its name. */
export async function namedChanges(
  action: Change["action"],
  ids: readonly string[],
  schema: ObjectSchema,
  { twenty, signal }: ToolCall,
): Promise<readonly Change[]> {
  const { records } = await twenty.object(schema.singular).list({
    filter: { field: "id", operator: "in", value: ids },
    fields: [schema.labelField],
    includeDeleted: true,
    limit: ids.length,
    signal,
  });
  return records.map((record) => ({
    action,
    object: schema.singular,
    id: record.id,
    name: labelOf(record, schema),
  }));
}
