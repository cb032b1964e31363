import type { DynamicRecord, ObjectSchema } from "twenty-client";
import { recordUrl } from "../record-url.ts";
import { fileText } from "./file-texts.ts";
import { showValue } from "./show-value.ts";

/** A record of any object as the tools show it: flat, without what is empty. */
export type AnyShown = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Twenty's own bookkeeping, which nobody asks for. */
const HIDDEN: ReadonlySet<string> = new Set(["id", "position", "searchVector", "updatedBy"]);

/** The fields that were read of a record. */
export function showFields(record: DynamicRecord, schema: ObjectSchema): AnyShown {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (HIDDEN.has(name)) continue;
    const visible = showValue(
      schema.fields.get(name)?.type ?? "TEXT",
      fileText(name, value, record, schema),
    );
    if (visible !== undefined) shown[name] = visible;
  }
  return { id: record.id, ...shown };
}

/** A whole record, with where a person opens it. */
export function showRecord(
  record: DynamicRecord,
  schema: ObjectSchema,
  workspaceUrl: string,
): AnyShown & { readonly url: string } {
  const { id, ...fields } = showFields(record, schema);
  return { id, url: recordUrl(workspaceUrl, schema.singular, id), ...fields };
}

/** What people know a record by; its id where it has no such name. */
export function labelOf(record: DynamicRecord, schema: ObjectSchema): string {
  const type = schema.fields.get(schema.labelField)?.type ?? "TEXT";
  const label = showValue(type, record[schema.labelField]);
  return typeof label === "string" ? label : record.id;
}
