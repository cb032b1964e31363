import { compileField, compileInverse } from "./compile-field.ts";
import { customTargetFields } from "./custom-target-fields.ts";
import type { ExtraFields, ObjectDefinition } from "./definitions.ts";
import { metadataId } from "./metadata-id.ts";
import type { FieldModel, ObjectModel, WorkspaceModel } from "./model.ts";
import { STANDARD_OBJECTS } from "./standard/index.ts";
import { SYSTEM_FIELDS } from "./system-fields.ts";
import { inTargetShape, type TargetShape } from "./target-shape.ts";

/** What a workspace has beyond the standard objects. */
export interface Customisation {
  readonly objects: readonly ObjectDefinition[];
  readonly fields: ExtraFields;
  /** Default `target`. */
  readonly targetShape?: TargetShape;
}

/**
 * Builds the model of a workspace from the standard objects and its own.
 * @throws an Error that names a relation or extra field whose object does not exist.
 */
export function compileWorkspace(customisation: Customisation): WorkspaceModel {
  const { objects, fields, targetShape = "target" } = customisation;
  const standard = STANDARD_OBJECTS.map((object) => inTargetShape(object, targetShape));
  const definitions = [...standard, ...objects];
  const names = new Set(definitions.map((definition) => definition.nameSingular));
  for (const name of Object.keys(fields)) requireObject(names, name, "extraFields");

  const fieldsByObject = new Map<string, Map<string, FieldModel>>();
  for (const definition of definitions) {
    const own = [
      ...SYSTEM_FIELDS,
      ...definition.fields,
      ...(fields[definition.nameSingular] ?? []),
      ...customTargetFields(definition.nameSingular, customisation),
    ].map((field) => compileField(definition.nameSingular, field));
    fieldsByObject.set(definition.nameSingular, new Map(own.map((field) => [field.name, field])));
  }
  addInverses(fieldsByObject, names);
  const custom = new Set(objects);
  return workspace(
    definitions.map((definition) =>
      objectModel(definition, fieldsByObject.get(definition.nameSingular) ?? new Map(), {
        isCustom: custom.has(definition),
        customFields: addedFields(definition, customisation),
      }),
    ),
  );
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

function addInverses(fieldsByObject: Map<string, Map<string, FieldModel>>, names: Set<string>) {
  for (const [objectName, fields] of fieldsByObject) {
    for (const field of [...fields.values()]) {
      if (field.relation?.kind !== "MANY_TO_ONE") continue;
      requireObject(names, field.relation.target, `${objectName}.${field.name}`);
      const inverse = compileInverse(objectName, field);
      fieldsByObject.get(field.relation.target)?.set(inverse.name, inverse);
    }
  }
}

function objectModel(
  definition: ObjectDefinition,
  fields: Map<string, FieldModel>,
  added: Pick<ObjectModel, "isCustom" | "customFields">,
): ObjectModel {
  const columns = [...fields.values()].flatMap((field) => field.columns);
  const joins = [...fields.values()].filter((field) => field.relation?.kind === "MANY_TO_ONE");
  return {
    id: metadataId(`object:${definition.nameSingular}`),
    nameSingular: definition.nameSingular,
    namePlural: definition.namePlural,
    ...added,
    definition,
    fields,
    joinAttributes: new Map(joins.map((field) => [`${field.name}Id`, field])),
    columns,
  };
}

function workspace(objects: readonly ObjectModel[]): WorkspaceModel {
  const singular = new Map(objects.map((object) => [object.nameSingular, object]));
  const plural = new Map(objects.map((object) => [object.namePlural, object]));
  return {
    objects,
    bySingular: (name) => singular.get(name),
    byPlural: (name) => plural.get(name),
    target(relation) {
      const object = singular.get(relation.target);
      if (object === undefined) throw new Error(`No object ${relation.target}`);
      return object;
    },
  };
}

function requireObject(names: Set<string>, name: string, where: string): void {
  if (!names.has(name)) throw new Error(`${where} names the object ${name}, which does not exist`);
}
