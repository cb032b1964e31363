import { forbiddenMutation } from "../errors/errors.ts";
import { defineField } from "../metadata/define-field.ts";
import type { FieldChanges, FieldDefinition, FieldOption } from "../metadata/definitions.ts";
import { type FieldType, isFieldType } from "../metadata/field-type.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Store } from "../records/store.ts";
import { nameFailure } from "./check-name.ts";
import { columnFailure, invalidField, typeFailure } from "./field-failure.ts";
import {
  everyField,
  everyObject,
  findField,
  findObject,
  type OwnedField,
} from "./find-metadata.ts";
import { givenChanges, type PropertyKind } from "./given-changes.ts";
import { refusedAction, refusedChange, refusedCreation } from "./metadata-refusal.ts";

/** The other end of a new relation. */
interface RelationCreation {
  readonly type: "MANY_TO_ONE" | "ONE_TO_MANY";
  readonly targetObjectMetadataId: string;
  readonly targetFieldLabel: string;
  readonly targetFieldIcon?: string;
}

/** What a new field is made of. */
export interface FieldInput extends FieldUpdate {
  readonly objectMetadataId: string;
  readonly type: string;
  readonly name: string;
  readonly label: string;
  readonly isUnique?: boolean | null;
  readonly relationCreationPayload?: RelationCreation | null;
}

/** What a field changes to; its name and type stay as they are. */
export interface FieldUpdate {
  readonly label?: string | null;
  readonly description?: string | null;
  readonly icon?: string | null;
  readonly isActive?: boolean | null;
  readonly isNullable?: boolean | null;
  readonly defaultValue?: unknown;
  readonly options?: readonly FieldOption[] | null;
  readonly settings?: Readonly<Record<string, unknown>> | null;
}

const CHANGEABLE: Readonly<Record<string, PropertyKind>> = {
  label: "text",
  description: "text",
  icon: "text",
  isActive: "flag",
  isNullable: "flag",
  defaultValue: "any",
  options: "any",
  settings: "any",
};

/** Adds a field to an object; a relation adds one at its other end, too. */
export function createField(store: Store, input: FieldInput): OwnedField {
  const object = findObject(store.workspace, input.objectMetadataId);
  if (object === undefined) {
    throw refusedCreation("fieldMetadata", {
      code: "OBJECT_METADATA_NOT_FOUND",
      message: "Provided object metadata id does not exist",
      userFriendlyMessage: "Created field metadata, parent object metadata not found",
    });
  }
  const failure =
    nameFailure(input.name, (name) => hasField(object, name), "Field") ??
    typeFailure(input.type, input.options, input.defaultValue);
  if (failure !== undefined) throw refusedCreation("fieldMetadata", failure);
  const { owner, definition } = input.relationCreationPayload
    ? relationOf(store, object, input, input.relationCreationPayload)
    : { owner: object.nameSingular, definition: plainField(input) };
  const ownerObject = store.workspace.bySingular(owner) ?? object;
  const collision = columnFailure(ownerObject, definition);
  if (collision !== undefined) throw refusedCreation("fieldMetadata", collision);
  const field = { ...definition, addedAt: store.clock.now().toISOString() };
  store.remodel((known) => ({
    ...known,
    fields: { ...known.fields, [owner]: [...(known.fields[owner] ?? []), field] },
  }));
  return requireNamed(store, object.nameSingular, input.name);
}

/** Changes a field, or switches it off and on. */
export function updateField(store: Store, id: string, update: FieldUpdate): OwnedField {
  const found = findField(store.workspace, id);
  if (found === undefined) throw refusedChange("fieldMetadata", "update");
  const key = `${found.object.nameSingular}.${found.field.name}`;
  const changes = requireChanges(found, update);
  store.remodel((known) => ({
    ...known,
    fieldChanges: { ...known.fieldChanges, [key]: { ...known.fieldChanges?.[key], ...changes } },
  }));
  return requireNamed(store, found.object.nameSingular, found.field.name);
}

/** Removes a field that the workspace made, its values with it. */
export function deleteField(store: Store, id: string): OwnedField {
  const found = findField(store.workspace, id);
  if (found === undefined) throw refusedChange("fieldMetadata", "delete");
  const { object, field } = found;
  // The to-many end of a relation goes with the end that holds the id.
  const isInverse = field.relation?.kind === "ONE_TO_MANY";
  const owner = isInverse ? (field.relation?.target ?? "") : object.nameSingular;
  const name = isInverse ? (field.relation?.inverse ?? "") : field.name;
  const isOwn = (other: FieldDefinition): boolean => other.name === name;
  let isRemoved = false;
  store.remodel((known) => {
    const added = known.fields[owner] ?? [];
    const objects = known.objects.map((definition) => {
      if (definition.nameSingular !== owner || name === definition.labelIdentifier) {
        return definition;
      }
      isRemoved ||= definition.fields.some(isOwn);
      return { ...definition, fields: definition.fields.filter((other) => !isOwn(other)) };
    });
    isRemoved ||= added.some(isOwn);
    if (!isRemoved) throw forbiddenMutation("field", field.name);
    const { [`${owner}.${name}`]: _gone, ...fieldChanges } = known.fieldChanges ?? {};
    return {
      ...known,
      objects,
      fieldChanges,
      fields: { ...known.fields, [owner]: added.filter((other) => !isOwn(other)) },
    };
  });
  return found;
}

function requireChanges({ object, field }: OwnedField, update: FieldUpdate): FieldChanges {
  const { name, type, definition } = field;
  const present = {
    name,
    type,
    isUnique: definition.isUnique === true,
    objectMetadataId: object.id,
  };
  const given = givenChanges(update, CHANGEABLE, present);
  if (!given.ok) throw refusedAction("fieldMetadata", "update", invalidField(given.problem));
  const changes: FieldChanges = given.changes;
  const isNeeded = definition.isSystem === true || name === object.definition.labelIdentifier;
  if (changes.isActive === false && isNeeded) {
    const message = `Field ${name} cannot be deactivated: every record is known by it`;
    throw refusedAction("fieldMetadata", "update", {
      ...invalidField(message),
      code: "FIELD_MUTATION_NOT_ALLOWED",
    });
  }
  if (changes.options !== undefined || changes.defaultValue !== undefined) {
    const options = changes.options ?? definition.options;
    const failure = typeFailure(type, options, changes.defaultValue ?? definition.defaultValue);
    if (failure !== undefined) throw refusedAction("fieldMetadata", "update", failure);
  }
  return changes;
}

function plainField(input: FieldInput): FieldDefinition {
  const { name, label, description, icon, isUnique, isNullable, defaultValue, settings } = input;
  const options = input.options?.map(({ value, label: text, color }) => ({
    value,
    label: text,
    color,
  }));
  return defineField(requireType(input.type), name, label, {
    ...(description && { description }),
    ...(icon && { icon }),
    ...(isUnique === true && { isUnique }),
    ...(isNullable === false && { isNullable }),
    ...(defaultValue !== undefined && defaultValue !== null && { defaultValue }),
    ...(options && { options }),
    ...(settings && { settings }),
  });
}

/** A relation is declared where its id is kept: at the end that leads to one record. */
function relationOf(
  store: Store,
  object: ObjectModel,
  input: FieldInput,
  creation: RelationCreation,
): { readonly owner: string; readonly definition: FieldDefinition } {
  const { targetObjectMetadataId: targetId, targetFieldLabel: label, type } = creation;
  const isWhole = [targetId, label].every((value: unknown) => typeof value === "string");
  if (!isWhole || (type !== "MANY_TO_ONE" && type !== "ONE_TO_MANY")) {
    throw refusedCreation("fieldMetadata", {
      ...invalidField(
        "relationCreationPayload needs type (MANY_TO_ONE or ONE_TO_MANY), targetObjectMetadataId, targetFieldLabel and targetFieldIcon",
      ),
      code: "FIELD_METADATA_RELATION_MALFORMED",
    });
  }
  const target = findObject(store.workspace, targetId);
  if (target === undefined) {
    throw refusedCreation("fieldMetadata", {
      code: "FIELD_METADATA_RELATION_MALFORMED",
      message: "Object metadata relation target not found for relation creation payload",
      userFriendlyMessage: "Relation target not found",
    });
  }
  const otherName = camelCase(label);
  const failure = nameFailure(otherName, (name) => hasField(target, name), "Field");
  if (failure !== undefined) throw refusedCreation("fieldMetadata", failure);
  if (target === object && otherName === input.name) {
    throw refusedCreation(
      "fieldMetadata",
      invalidField("The two ends of a relation of an object with itself need different names"),
    );
  }
  const own = { name: input.name, label: input.label };
  const other = { name: otherName, label };
  const isToOne = type === "MANY_TO_ONE";
  const [owner, one, kept, shown] = isToOne
    ? [object, target, own, other]
    : [target, object, other, own];
  return {
    owner: owner.nameSingular,
    definition: {
      type: "RELATION",
      ...kept,
      description: `${owner.definition.labelPlural} tied to the ${one.definition.labelSingular}`,
      icon: input.icon ?? "IconRelationOneToMany",
      relation: { target: one.nameSingular, onDelete: "SET_NULL", inverse: shown },
    },
  };
}

function requireType(type: string): FieldType {
  if (isFieldType(type) && type !== "RELATION" && type !== "MORPH_RELATION") return type;
  throw refusedCreation("fieldMetadata", {
    code: "INVALID_FIELD_INPUT",
    message: `The sandbox cannot make fields of type ${type} this way`,
  });
}

function hasField(object: ObjectModel, name: string): boolean {
  return everyField(object).some((field) => field.name === name);
}

function requireNamed({ workspace }: Store, objectName: string, name: string): OwnedField {
  const object = everyObject(workspace).find(({ nameSingular }) => nameSingular === objectName);
  const field = object && everyField(object).find((candidate) => candidate.name === name);
  if (object === undefined || field === undefined)
    throw new Error(`No field ${objectName}.${name}`);
  return { object, field };
}

/** `Signed contracts` becomes `signedContracts`. */
function camelCase(label: string): string {
  const words = label.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words
    .map((word, index) =>
      index === 0
        ? word.charAt(0).toLowerCase() + word.slice(1)
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join("");
}
