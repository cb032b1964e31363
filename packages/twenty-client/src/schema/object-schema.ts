import type { Json } from "../json.ts";

/** One of the values that a SELECT, MULTI_SELECT or RATING takes. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

/** What a relation leads to. */
export interface FieldRelation {
  readonly kind: "many-to-one" | "one-to-many";
  /** The singular name of the object on the other side; empty when the server does not tell. */
  readonly targetObject: string;
  /** The field that holds the id of the other side, for a relation to one record. */
  readonly joinColumn?: string;
}

/** What the workspace's metadata says of one field. */
export interface FieldSchema {
  /** Twenty's id of the field in its metadata; empty when the metadata could not be read. */
  readonly id: string;
  readonly name: string;
  /** Twenty's name of the type, such as `TEXT` or `FULL_NAME`. */
  readonly type: string;
  readonly label: string;
  readonly description: string | null;
  readonly isNullable: boolean;
  readonly isCustom: boolean;
  readonly isSystem: boolean;
  readonly isUnique: boolean;
  /** Without the quotes that Twenty keeps around texts; `uuid` and `now` are made for each record. */
  readonly defaultValue: Json;
  readonly options?: readonly FieldOption[];
  readonly relation?: FieldRelation;
}

/** What is known of one object of this workspace. */
export interface ObjectSchema {
  /** Twenty's id of the object in its metadata; empty when the metadata could not be read. */
  readonly id: string;
  readonly singular: string;
  readonly plural: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly description: string | null;
  readonly isCustom: boolean;
  readonly isSystem: boolean;
  /** The field that people know a record by. */
  readonly labelField: string;
  /** Groups of columns by which Twenty takes two records for the same, none when it compares none; absent when unknown. */
  readonly duplicateCriteria?: readonly (readonly string[])[];
  readonly fields: ReadonlyMap<string, FieldSchema>;
  /** Whether the fields are the workspace's own; false when its metadata could not be read. */
  readonly isComplete: boolean;
}

/** A field of which little more is known than its name and type. */
export function plainField(
  name: string,
  type: string,
  facts: Partial<FieldSchema> = {},
): FieldSchema {
  return {
    id: "",
    name,
    type,
    label: name,
    description: null,
    isNullable: true,
    isCustom: false,
    isSystem: false,
    isUnique: false,
    defaultValue: null,
    ...facts,
  };
}

/** An object of which little more is known than its names and fields. */
export function plainObject(
  singular: string,
  plural: string,
  fields: readonly FieldSchema[],
  facts: Partial<ObjectSchema> = {},
): ObjectSchema {
  return {
    id: "",
    singular,
    plural,
    label: singular,
    labelPlural: plural,
    description: null,
    isCustom: false,
    isSystem: false,
    labelField: "id",
    fields: new Map(fields.map((field) => [field.name, field])),
    isComplete: true,
    ...facts,
  };
}

/** Whether a record of this object has `name`, as a field or as the id behind a relation. */
export function hasField(schema: ObjectSchema, name: string): boolean {
  return schema.fields.has(name) || joinColumnsOf(schema).has(name);
}

const joinColumns = new WeakMap<ObjectSchema["fields"], ReadonlySet<string>>();

/** Gathered once for each schema: every selection and every write asks. */
function joinColumnsOf({ fields }: ObjectSchema): ReadonlySet<string> {
  const known = joinColumns.get(fields);
  if (known !== undefined) return known;
  const columns = new Set(
    [...fields.values()].flatMap(({ relation }) => relation?.joinColumn ?? []),
  );
  joinColumns.set(fields, columns);
  return columns;
}

/** The first of the names, newest first, that this server has; undefined when it has none of them. */
export function presentName(schema: ObjectSchema, names: readonly string[]): string | undefined {
  return names.find((name) => hasField(schema, name));
}
