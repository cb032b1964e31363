import type { FieldType } from "./field-type.ts";

/** One choice of a SELECT, MULTI_SELECT or RATING field. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly color: string;
}

/** The child's side of a relation; the parent's side is derived from `inverse`. */
export interface RelationDefinition {
  /** Singular name of the object that is pointed at. */
  readonly target: string;
  readonly onDelete: "CASCADE" | "SET_NULL";
  /** The to-many field that appears on the target. */
  readonly inverse: InverseDefinition;
}

/** The to-many field at the other end of a relation. */
export type InverseDefinition = Pick<
  FieldDefinition,
  "name" | "label" | "description" | "icon" | "isNullable" | "isUIReadOnly"
>;

/** A field as a workspace declares it. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly description?: string;
  readonly icon?: string;
  readonly isNullable?: false;
  readonly isUnique?: true;
  readonly isSystem?: true;
  readonly isUIReadOnly?: true;
  /** In Twenty's notation: text values carry single quotes inside the string, as in `"'NEW'"`. */
  readonly defaultValue?: unknown;
  readonly options?: readonly FieldOption[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly relation?: RelationDefinition;
  /** When it was added to a workspace at work; ISO 8601. */
  readonly addedAt?: string;
}

/** An object as a workspace declares it; the fields every object has are added to it. */
export interface ObjectDefinition {
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly labelSingular: string;
  readonly labelPlural: string;
  readonly description?: string;
  readonly icon?: string;
  readonly shortcut?: string;
  readonly isSystem?: true;
  readonly isSearchable?: false;
  /** Records can only be made by Twenty itself. */
  readonly isApiReadOnly?: true;
  readonly labelIdentifier: string;
  readonly imageIdentifier?: string;
  /** Groups of column names; two records that agree on a whole group are duplicates. */
  readonly duplicateCriteria?: readonly (readonly string[])[];
  /** Fields whose text goes into `searchVector`, in this order. */
  readonly searchFields: readonly string[];
  readonly fields: readonly FieldDefinition[];
  /** When it was added to a workspace at work; ISO 8601. */
  readonly addedAt?: string;
}

/** What may be changed of a field that exists. */
export interface FieldChanges {
  readonly label?: string;
  readonly description?: string;
  readonly icon?: string;
  readonly isActive?: boolean;
  readonly isNullable?: boolean;
  readonly defaultValue?: unknown;
  readonly options?: readonly FieldOption[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What may be changed of an object that exists. */
export interface ObjectChanges {
  readonly labelSingular?: string;
  readonly labelPlural?: string;
  readonly description?: string;
  readonly icon?: string;
  readonly isActive?: boolean;
  /** Name of the field by which records are known. */
  readonly labelIdentifier?: string;
}

/** Fields added to an object that exists already. */
export type ExtraFields = Readonly<Record<string, readonly FieldDefinition[]>>;
