import type { DynamicRecord, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** As many records as one request to Twenty gives or changes. */
export const TWENTY_CAP = 200;

/**
 * Refuses more records than the operator lets one call write.
 * @throws ToolFault
 */
export function requireWithinBulkLimit(
  field: string,
  count: number,
  { bulkLimit }: Pick<ToolCall, "bulkLimit">,
): void {
  if (count <= bulkLimit) return;
  throw new ToolFault({
    field,
    reason: `${count} records; ${bulkLimit} are the most at once`,
    wayOut:
      "Narrow it and go step by step, or ask the operator to raise MCP_BULK_LIMIT; nothing was done.",
  });
}

/** The records with these ids, deleted ones too, as many requests as it takes. */
export async function recordsWithIds(
  ids: readonly string[],
  fields: readonly string[],
  { singular }: ObjectSchema,
  { twenty, signal }: ToolCall,
): Promise<readonly DynamicRecord[]> {
  const found: DynamicRecord[] = [];
  for (let start = 0; start < ids.length; start += TWENTY_CAP) {
    const some = ids.slice(start, start + TWENTY_CAP);
    const { records } = await twenty.object(singular).list({
      filter: { field: "id", operator: "in", value: some },
      fields,
      includeDeleted: true,
      limit: some.length,
      signal,
    });
    found.push(...records);
  }
  return found;
}
