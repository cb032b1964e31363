import type { ObjectModel } from "../metadata/model.ts";
import { type ApiRecord, recordFromRow } from "../records/record.ts";
import type { Store } from "../records/store.ts";
import type { Row } from "../storage/column-type.ts";
import { ATTACHMENT_FOLDER } from "./legacy-upload.ts";
import { filesFields } from "./link-files.ts";

/** A record as a client reads it now: its files can be fetched for a while. */
export function shownRecord(
  { fileUrl }: Pick<Store, "fileUrl">,
  object: ObjectModel,
  row: Row,
): ApiRecord {
  const record = recordFromRow(object, row);
  for (const { name } of filesFields(object)) {
    const items = record[name];
    if (!Array.isArray(items)) continue;
    record[name] = (items as { readonly fileId: string }[]).map((item) => ({
      ...item,
      url: fileUrl(item.fileId),
    }));
  }
  // On servers without such a field the path of an attachment itself is made one to fetch.
  if (object.nameSingular === "attachment" && isPath(record.fullPath)) {
    record.fullPath = fileUrl(record.fullPath);
  }
  return record;
}

function isPath(value: unknown): value is string {
  return typeof value === "string" && value.startsWith(`${ATTACHMENT_FOLDER}/`);
}
