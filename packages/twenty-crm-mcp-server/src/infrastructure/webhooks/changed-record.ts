/** The record that an event of Twenty's is about. */
export interface ChangedRecord {
  /** The object's singular name. */
  readonly object: string;
  readonly id: string;
}

/** What an event says has changed; undefined for what is none of a record. */
export function changedRecord(event: unknown): ChangedRecord | undefined {
  const { objectMetadata, record } = objectOf(event);
  const { nameSingular } = objectOf(objectMetadata);
  const { id } = objectOf(record);
  return typeof nameSingular === "string" && typeof id === "string"
    ? { object: nameSingular, id }
    : undefined;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
