import type { ObjectModel } from "../metadata/model.ts";
import type { Row } from "../storage/column-type.ts";

/** Something that has happened to a record, and is true for good. */
export interface RecordEvent {
  readonly object: ObjectModel;
  readonly event: "created" | "updated" | "deleted" | "restored" | "destroyed";
  /** The record after it; before it for one that is gone. */
  readonly row: Row;
  /** The names of the fields that an update changed. */
  readonly updatedFields?: readonly string[];
}
