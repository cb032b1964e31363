import { universalIdOf } from "../files/upload-file.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import type { FieldModel, ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import { everyField } from "../metadata-changes/find-metadata.ts";

const STANDARD_APPLICATION = metadataId("application:standard");
const CUSTOM_APPLICATION = metadataId("application:custom");

/** A field as the metadata APIs describe it. */
export function describeField(object: ObjectModel, field: FieldModel) {
  const { definition, relation } = field;
  const isReadOnly = definition.isUIReadOnly ?? false;
  return {
    id: field.id,
    universalIdentifier: universalIdOf(field.id),
    applicationId:
      object.isCustom || object.customFields.has(field.name)
        ? CUSTOM_APPLICATION
        : STANDARD_APPLICATION,
    type: field.type,
    name: field.name,
    label: definition.label,
    description: definition.description ?? null,
    icon: definition.icon ?? null,
    isActive: !object.inactiveFields.has(field.name),
    isSystem: definition.isSystem ?? false,
    isUIEditable: !isReadOnly,
    isUIReadOnly: isReadOnly,
    isNullable: definition.isNullable ?? true,
    isUnique: definition.isUnique ?? false,
    defaultValue: definition.defaultValue ?? null,
    options: describeOptions(field),
    settings: relation === undefined ? (definition.settings ?? null) : relationSettings(field),
    workspaceId: metadataId("workspace"),
    objectMetadataId: object.id,
    isLabelSyncedWithName: false,
    createdAt: definition.addedAt ?? object.definition.addedAt ?? null,
    updatedAt: definition.addedAt ?? object.definition.addedAt ?? null,
  };
}

/** An object as the metadata APIs describe it, without its fields. */
export function describeObject(object: ObjectModel) {
  const { definition } = object;
  const isSystem = definition.isSystem ?? false;
  return {
    id: object.id,
    universalIdentifier: metadataId(`universal:${object.id}`),
    applicationId: object.isCustom ? CUSTOM_APPLICATION : STANDARD_APPLICATION,
    nameSingular: object.nameSingular,
    namePlural: object.namePlural,
    labelSingular: definition.labelSingular,
    labelPlural: definition.labelPlural,
    description: definition.description ?? null,
    icon: definition.icon ?? null,
    shortcut: definition.shortcut ?? null,
    isRemote: false,
    isActive: object.isActive,
    isSystem,
    isUIEditable: true,
    isUICreatable: !isSystem,
    isUIReadOnly: false,
    isSearchable: definition.isSearchable ?? true,
    isLabelSyncedWithName: false,
    workspaceId: metadataId("workspace"),
    labelIdentifierFieldMetadataId: fieldId(object, definition.labelIdentifier),
    imageIdentifierFieldMetadataId: fieldId(object, definition.imageIdentifier),
    duplicateCriteria: definition.duplicateCriteria ?? null,
    createdAt: definition.addedAt ?? null,
    updatedAt: definition.addedAt ?? null,
  };
}

/** The other end of a relation field, for GraphQL's `relation`. */
export function describeRelation(
  workspace: WorkspaceModel,
  object: ObjectModel,
  field: FieldModel,
) {
  const { relation } = field;
  if (relation === undefined) return null;
  const target = workspace.target(relation);
  const inverse = everyField(target).find(({ name }) => name === relation.inverse);
  const end = ({ id, nameSingular, namePlural }: ObjectModel) => ({ id, nameSingular, namePlural });
  return {
    type: relation.kind,
    sourceObjectMetadata: end(object),
    sourceFieldMetadata: { id: field.id, name: field.name },
    targetObjectMetadata: end(target),
    targetFieldMetadata: { id: inverse?.id ?? null, name: stemOf(inverse, relation.inverse) },
  };
}

/** A relation to one of several objects is one field to Twenty: `target`, not `targetPerson`. */
function stemOf(field: FieldModel | undefined, name: string): string {
  return field?.type === "MORPH_RELATION" && name.startsWith("target") ? "target" : name;
}

function describeOptions({ definition, id }: FieldModel) {
  return (
    definition.options?.map((option, position) => ({
      id: metadataId(`option:${id}.${option.value}`),
      ...option,
      position,
    })) ?? null
  );
}

function relationSettings({ relation }: FieldModel): Readonly<Record<string, unknown>> {
  return relation?.kind === "MANY_TO_ONE"
    ? {
        relationType: relation.kind,
        onDelete: relation.onDelete,
        joinColumnName: relation.joinColumn,
      }
    : { relationType: "ONE_TO_MANY" };
}

function fieldId(object: ObjectModel, name: string | undefined): string | null {
  return everyField(object).find((field) => field.name === name)?.id ?? null;
}
