import type { FieldDefinition, FieldOption, ObjectDefinition } from "./definitions.ts";
import type { FieldType } from "./field-type.ts";

/** One column of an object's table: a plain field, a part of a composite, or the id of a relation. */
export interface ColumnModel {
  readonly name: string;
  readonly type: FieldType;
  /** Name of the field as clients write it: `employees`, `name`, `companyId`. */
  readonly attribute: string;
  readonly subfield?: string;
  readonly emptyIsNull: boolean;
  readonly options: readonly FieldOption[];
}

/** A relation seen from one of its ends. */
export interface RelationModel {
  readonly kind: "MANY_TO_ONE" | "ONE_TO_MANY";
  readonly target: string;
  /** Name of the field at the other end. */
  readonly inverse: string;
  /** Column on the child's table that holds the parent's id. */
  readonly joinColumn: string;
  readonly onDelete: "CASCADE" | "SET_NULL";
}

/** A field with what is derived from its definition. */
export interface FieldModel {
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  readonly definition: FieldDefinition;
  /** Empty for the to-many end of a relation. */
  readonly columns: readonly ColumnModel[];
  readonly relation?: RelationModel;
}

/** An object with what is derived from its definition. */
export interface ObjectModel {
  readonly id: string;
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly isCustom: boolean;
  readonly isActive: boolean;
  /** Fields that the workspace added, by name. */
  readonly customFields: ReadonlySet<string>;
  readonly definition: ObjectDefinition;
  readonly fields: ReadonlyMap<string, FieldModel>;
  /** Fields that are switched off: the metadata lists them, records do not have them. */
  readonly inactiveFields: ReadonlyMap<string, FieldModel>;
  /** Relation fields by the name of their id attribute: `companyId` → `company`. */
  readonly joinAttributes: ReadonlyMap<string, FieldModel>;
  readonly columns: readonly ColumnModel[];
}

/** All objects of a workspace. */
export interface WorkspaceModel {
  readonly objects: readonly ObjectModel[];
  /** Objects that are switched off: the metadata lists them, the record APIs do not know them. */
  readonly inactiveObjects: readonly ObjectModel[];
  bySingular(name: string): ObjectModel | undefined;
  byPlural(name: string): ObjectModel | undefined;
  /** The object at the other end of a relation, which always exists. */
  target(relation: RelationModel): ObjectModel;
}
