import { compileField, compileInverse } from "./compile-field.ts";
import { customTargetFields } from "./custom-target-fields.ts";
import type {
  ExtraFields,
  FieldChanges,
  FieldDefinition,
  ObjectChanges,
  ObjectDefinition,
} from "./definitions.ts";
import { metadataId } from "./metadata-id.ts";
import type { FieldModel, ObjectModel, WorkspaceModel } from "./model.ts";
import { STANDARD_OBJECTS } from "./standard/index.ts";
import { CUSTOM_SYSTEM_FIELDS, SYSTEM_FIELDS } from "./system-fields.ts";
import { inTargetShape, type TargetShape } from "./target-shape.ts";

/** What a workspace has beyond the standard objects. */
export interface Customisation {
  readonly objects: readonly ObjectDefinition[];
  readonly fields: ExtraFields;
  /** What was changed since: by an object's name, and by `object.field`. */
  readonly objectChanges?: Readonly<Record<string, ObjectChanges>>;
  readonly fieldChanges?: Readonly<Record<string, FieldChanges>>;
  /** Default `target`. */
  readonly targetShape?: TargetShape;
  /** What the metadata is known by, where it is to be as in another workspace. */
  readonly origin?: Origin;
}

/** When a workspace was made, and the ids that its objects (`person`) and fields (`person.name`) were given. */
export interface Origin {
  readonly installedAt: string;
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * Builds the model of a workspace from the standard objects and its own.
 * @throws an Error that names a relation or extra field whose object does not exist.
 */
export function compileWorkspace(customisation: Customisation): WorkspaceModel {
  const { objects, fields, targetShape = "target" } = customisation;
  const standard = STANDARD_OBJECTS.map((object) => inTargetShape(object, targetShape));
  const definitions = [...standard, ...objects].map((object) =>
    changedObject(object, customisation),
  );
  const names = new Set(definitions.map((definition) => definition.nameSingular));
  for (const name of Object.keys(fields)) requireObject(names, name, "extraFields");

  const customNames = new Set(objects.map(({ nameSingular }) => nameSingular));
  const fieldsByObject = new Map<string, Map<string, FieldModel>>();
  for (const definition of definitions) {
    const own = [
      ...declaredFields(definition, customNames.has(definition.nameSingular)),
      ...(fields[definition.nameSingular] ?? []),
      ...customTargetFields(definition.nameSingular, customisation),
    ].map((field) =>
      compileField(
        definition.nameSingular,
        changedField(definition.nameSingular, field, customisation),
      ),
    );
    fieldsByObject.set(definition.nameSingular, new Map(own.map((field) => [field.name, field])));
  }
  addInverses(fieldsByObject, names, customisation);
  return workspace(
    definitions.map((definition) =>
      objectModel(definition, fieldsByObject.get(definition.nameSingular) ?? new Map(), {
        isCustom: customNames.has(definition.nameSingular),
        customFields: addedFields(definition, customisation),
        isActive: customisation.objectChanges?.[definition.nameSingular]?.isActive !== false,
        isOff: (field) => isOff(customisation, definition.nameSingular, field),
        origin: customisation.origin,
      }),
    ),
  );
}

/** Twenty lists its own fields first, but for the name of an object that the workspace made. */
function declaredFields(
  { fields, labelIdentifier }: ObjectDefinition,
  isCustom: boolean,
): readonly FieldDefinition[] {
  if (!isCustom) return [...SYSTEM_FIELDS, ...fields];
  const isLabel = ({ name }: FieldDefinition): boolean => name === labelIdentifier;
  return [
    ...fields.filter(isLabel),
    ...CUSTOM_SYSTEM_FIELDS,
    ...fields.filter((field) => !isLabel(field)),
  ];
}

function changedObject(
  definition: ObjectDefinition,
  { objectChanges = {} }: Customisation,
): ObjectDefinition {
  const { isActive: _isActive, ...changes } = objectChanges[definition.nameSingular] ?? {};
  return { ...definition, ...changes };
}

function changedField(
  objectName: string,
  field: FieldDefinition,
  { fieldChanges = {} }: Customisation,
): FieldDefinition {
  const {
    isActive: _isActive,
    isNullable,
    ...changes
  } = fieldChanges[`${objectName}.${field.name}`] ?? {};
  return { ...field, ...changes, ...(isNullable === false && { isNullable }) };
}

function isOff({ fieldChanges = {} }: Customisation, objectName: string, field: string): boolean {
  return fieldChanges[`${objectName}.${field}`]?.isActive === false;
}

/** What the workspace added to an object: fields of its own, and links with its own objects. */
function addedFields(
  { nameSingular }: ObjectDefinition,
  customisation: Customisation,
): ReadonlySet<string> {
  const added = [
    ...(customisation.fields[nameSingular] ?? []),
    ...customTargetFields(nameSingular, customisation),
  ];
  return new Set(added.map(({ name }) => name));
}

function addInverses(
  fieldsByObject: Map<string, Map<string, FieldModel>>,
  names: Set<string>,
  customisation: Customisation,
) {
  for (const [objectName, fields] of fieldsByObject) {
    for (const field of [...fields.values()]) {
      if (field.relation?.kind !== "MANY_TO_ONE") continue;
      requireObject(names, field.relation.target, `${objectName}.${field.name}`);
      const { target } = field.relation;
      const inverse = compileInverse(objectName, field);
      const definition = changedField(target, inverse.definition, customisation);
      fieldsByObject.get(target)?.set(inverse.name, { ...inverse, definition });
    }
  }
}

function objectModel(
  definition: ObjectDefinition,
  compiled: ReadonlyMap<string, FieldModel>,
  {
    isOff: off,
    origin,
    ...added
  }: Pick<ObjectModel, "isCustom" | "isActive" | "customFields"> & {
    readonly isOff: (field: string) => boolean;
    readonly origin: Origin | undefined;
  },
): ObjectModel {
  const { nameSingular, namePlural, addedAt = origin?.installedAt } = definition;
  const idOf = (name: string): string | undefined => origin?.ids[name];
  const all = [...compiled].map(([name, field]) => {
    const id = idOf(`${nameSingular}.${name}`) ?? field.id;
    return [name, { ...field, id }] as const;
  });
  const fields = new Map(all.filter(([name]) => !off(name)));
  const columns = [...fields.values()].flatMap((field) => field.columns);
  const joins = [...fields.values()].filter((field) => field.relation?.kind === "MANY_TO_ONE");
  return {
    id: idOf(nameSingular) ?? metadataId(`object:${nameSingular}`),
    nameSingular,
    namePlural,
    ...added,
    definition: { ...definition, ...(addedAt !== undefined && { addedAt }) },
    fields,
    inactiveFields: new Map(all.filter(([name]) => off(name))),
    joinAttributes: new Map(joins.map((field) => [`${field.name}Id`, field])),
    columns,
  };
}

function workspace(all: readonly ObjectModel[]): WorkspaceModel {
  const objects = all.filter(({ isActive }) => isActive);
  const singular = new Map(objects.map((object) => [object.nameSingular, object]));
  const plural = new Map(objects.map((object) => [object.namePlural, object]));
  const every = new Map(all.map((object) => [object.nameSingular, object]));
  return {
    objects,
    inactiveObjects: all.filter(({ isActive }) => !isActive),
    bySingular: (name) => singular.get(name),
    byPlural: (name) => plural.get(name),
    target(relation) {
      const object = every.get(relation.target);
      if (object === undefined) throw new Error(`No object ${relation.target}`);
      return object;
    },
  };
}

function requireObject(names: Set<string>, name: string, where: string): void {
  if (!names.has(name)) throw new Error(`${where} names the object ${name}, which does not exist`);
}
