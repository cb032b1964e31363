/** What the workspace's metadata says of one field. */
export interface FieldSchema {
  readonly name: string;
  /** Twenty's name of the type, such as `TEXT` or `FULL_NAME`. */
  readonly type: string;
  readonly isNullable: boolean;
  /** The field that holds the id of the other side, for a relation to one record. */
  readonly joinColumn?: string;
}

/** What is known of one object of this workspace. */
export interface ObjectSchema {
  readonly singular: string;
  readonly plural: string;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  /** Whether the fields are the workspace's own; false when its metadata could not be read. */
  readonly isComplete: boolean;
}

/** Whether a record of this object has `name`, as a field or as the id behind a relation. */
export function hasField(schema: ObjectSchema, name: string): boolean {
  if (schema.fields.has(name)) return true;
  return [...schema.fields.values()].some((field) => field.joinColumn === name);
}

/** The first of the names, newest first, that this server has; undefined when it has none of them. */
export function presentName(schema: ObjectSchema, names: readonly string[]): string | undefined {
  return names.find((name) => hasField(schema, name));
}
