import type { DynamicRecord, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { keyValue, type UniqueKey } from "./unique-key.ts";

/** As many values as one question to Twenty names. */
const CHUNK = 60;

/**
 * The records, deleted ones too, that have the value of each key; undefined where there is none. One
 * question for sixty keys.
 */
export async function matchingRecords(
  keys: readonly UniqueKey[],
  fields: readonly string[],
  schema: ObjectSchema,
  { twenty, signal }: ToolCall,
): Promise<readonly (DynamicRecord | undefined)[]> {
  const found = new Map<string, DynamicRecord>();
  for (const [path, ofPath] of Map.groupBy(keys, ({ path }) => path)) {
    const [key] = ofPath;
    if (key === undefined) continue;
    const values = [...new Set(ofPath.map(({ value }) => value))];
    for (let start = 0; start < values.length; start += CHUNK) {
      const chunk = values.slice(start, start + CHUNK);
      const { records } = await twenty.object(schema.singular).list({
        filter: { field: path, operator: "in", value: chunk },
        fields: [...new Set([...fields, "deletedAt", ...(key.field === "id" ? [] : [key.field])])],
        includeDeleted: true,
        limit: CHUNK,
        signal,
      });
      for (const record of records) {
        found.set(`${path} ${keyValue(record, key, schema) ?? ""}`, record);
      }
    }
  }
  return keys.map(({ path, value }) => found.get(`${path} ${value}`));
}
