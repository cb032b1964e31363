import { forbiddenMutation } from "../errors/errors.ts";
import { defineField } from "../metadata/define-field.ts";
import type { ObjectChanges, ObjectDefinition } from "../metadata/definitions.ts";
import type { ObjectModel } from "../metadata/model.ts";
import type { Store } from "../records/store.ts";
import { nameFailure } from "./check-name.ts";
import { everyField, everyObject, findObject } from "./find-metadata.ts";
import { givenChanges, type PropertyKind } from "./given-changes.ts";
import { refusedAction, refusedChange, refusedCreation } from "./metadata-refusal.ts";

/** What a new object is made of. */
export interface ObjectInput {
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly labelSingular: string;
  readonly labelPlural: string;
  readonly description?: string | null;
  readonly icon?: string | null;
  readonly skipNameField?: boolean | null;
}

/** What an object changes to; names stay as they are. */
export interface ObjectUpdate {
  readonly labelSingular?: string | null;
  readonly labelPlural?: string | null;
  readonly description?: string | null;
  readonly icon?: string | null;
  readonly isActive?: boolean | null;
  readonly labelIdentifierFieldMetadataId?: string | null;
}

const TABLE = "SELECT 1 FROM sqlite_schema WHERE name = ? COLLATE NOCASE";

const CHANGEABLE: Readonly<Record<string, PropertyKind>> = {
  labelSingular: "text",
  labelPlural: "text",
  description: "text",
  icon: "text",
  isActive: "flag",
};

/** Adds an object, with the fields that every object has and a name. */
export function createObject(store: Store, input: ObjectInput): ObjectModel {
  const { nameSingular, namePlural, labelSingular, labelPlural, description, icon } = input;
  const names = new Set(
    everyObject(store.workspace).flatMap((object) =>
      [object.nameSingular, object.namePlural].map((name) => name.toLowerCase()),
    ),
  );
  // Tables are named after objects, and SQLite tells no `perSon` from a `person`.
  const taken = (name: string): boolean =>
    names.has(name.toLowerCase()) || store.database.get(TABLE, [name]) !== undefined;
  const failure =
    nameFailure(nameSingular, taken, "Object") ??
    nameFailure(namePlural, (name) => taken(name) || name === nameSingular, "Object");
  if (failure !== undefined) throw refusedCreation("objectMetadata", failure);
  const hasName = input.skipNameField !== true;
  const definition: ObjectDefinition = {
    nameSingular,
    namePlural,
    labelSingular,
    labelPlural,
    ...(description && { description }),
    ...(icon && { icon }),
    addedAt: store.clock.now().toISOString(),
    labelIdentifier: hasName ? "name" : "id",
    searchFields: hasName ? ["name"] : [],
    fields: hasName
      ? [defineField("TEXT", "name", "Name", { icon: "IconAbc", description: "Name" })]
      : [],
  };
  store.remodel((known) => ({ ...known, objects: [...known.objects, definition] }));
  return requireNamed(store, nameSingular);
}

/** Changes how an object is called and shown, or switches it off and on. */
export function updateObject(store: Store, id: string, update: ObjectUpdate): ObjectModel {
  const object = findObject(store.workspace, id);
  if (object === undefined) throw refusedChange("objectMetadata", "update");
  const { labelIdentifierFieldMetadataId } = update;
  const present = { nameSingular: object.nameSingular, namePlural: object.namePlural };
  const given = givenChanges(update, CHANGEABLE, present);
  if (!given.ok) {
    const { problem: message } = given;
    const failure = { code: "INVALID_OBJECT_INPUT", message, userFriendlyMessage: message };
    throw refusedAction("objectMetadata", "update", failure);
  }
  const label = everyField(object).find((field) => field.id === labelIdentifierFieldMetadataId);
  const changes: ObjectChanges = {
    ...given.changes,
    ...(label !== undefined && { labelIdentifier: label.name }),
  };
  const { nameSingular } = object;
  store.remodel((known) => ({
    ...known,
    objectChanges: {
      ...known.objectChanges,
      [nameSingular]: { ...known.objectChanges?.[nameSingular], ...changes },
    },
  }));
  return requireNamed(store, nameSingular);
}

/** Removes an object that the workspace made, its records with it. */
export function deleteObject(store: Store, id: string): ObjectModel {
  const object = findObject(store.workspace, id);
  if (object === undefined) throw refusedChange("objectMetadata", "delete");
  if (!object.isCustom) throw forbiddenMutation("object", object.nameSingular);
  const { nameSingular } = object;
  store.remodel((known) => {
    const { [nameSingular]: _gone, ...objectChanges } = known.objectChanges ?? {};
    const { [nameSingular]: _fields, ...fields } = known.fields;
    const leadsToIt = (field: { readonly relation?: { readonly target: string } }): boolean =>
      field.relation?.target === nameSingular;
    return {
      ...known,
      objectChanges,
      objects: known.objects
        .filter((candidate) => candidate.nameSingular !== nameSingular)
        .map((other) => ({ ...other, fields: other.fields.filter((field) => !leadsToIt(field)) })),
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, own]) => [
          name,
          own.filter((field) => !leadsToIt(field)),
        ]),
      ),
    };
  });
  return object;
}

function requireNamed({ workspace }: Store, nameSingular: string): ObjectModel {
  const object = everyObject(workspace).find((known) => known.nameSingular === nameSingular);
  if (object === undefined) throw new Error(`No object ${nameSingular}`);
  return object;
}
