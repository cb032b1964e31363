import { shownRecord } from "../files/shown-record.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { ApiRecord } from "../records/record.ts";
import { relatedRow, relatedRows } from "../records/related-records.ts";
import type { Store } from "../records/store.ts";
import type { Row } from "../storage/column-type.ts";
import type { Depth } from "./list-parameters.ts";

/**
 * A record for REST: with `depth` 1 it carries its related records, which carry none themselves. Relations to
 * objects that the caller may not read are left out.
 */
export function expandRecord(store: Store, object: ObjectModel, row: Row, depth: Depth): ApiRecord {
  const record = shownRecord(store, object, row);
  if (depth === 0) return record;
  for (const field of object.fields.values()) {
    if (field.relation === undefined) continue;
    const target = store.workspace.target(field.relation);
    if (!store.access.has("read", target)) continue;
    if (field.relation.kind === "MANY_TO_ONE") {
      const related = relatedRow(store, field, row);
      record[field.name] = related === undefined ? null : shownRecord(store, target, related);
    } else {
      const { rows } = relatedRows(store, field, row);
      record[field.name] = rows.map((item) => shownRecord(store, target, item));
    }
  }
  return record;
}
