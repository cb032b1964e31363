import type { FieldModel, ObjectModel, WorkspaceModel } from "../metadata/model.ts";

/** A field and the object that has it. */
export interface OwnedField {
  readonly object: ObjectModel;
  readonly field: FieldModel;
}

/** Every object, those that are switched off too. */
export function everyObject({ objects, inactiveObjects }: WorkspaceModel): readonly ObjectModel[] {
  return [...objects, ...inactiveObjects];
}

/** Every object in the order in which Twenty lists them. */
export function listedObjects(workspace: WorkspaceModel): readonly ObjectModel[] {
  return everyObject(workspace).toSorted(byIdDescending);
}

/** Every field of every object in the order in which Twenty lists them. */
export function listedFields(workspace: WorkspaceModel): readonly OwnedField[] {
  return everyObject(workspace)
    .flatMap((object) => everyField(object).map((field) => ({ object, field })))
    .toSorted((left, right) => byIdDescending(left.field, right.field));
}

function byIdDescending(left: { readonly id: string }, right: { readonly id: string }): number {
  if (left.id === right.id) return 0;
  return left.id < right.id ? 1 : -1;
}

/** Every field of an object, those that are switched off too. */
export function everyField({ fields, inactiveFields }: ObjectModel): readonly FieldModel[] {
  return [...fields.values(), ...inactiveFields.values()];
}

/** The object with this id. */
export function findObject(workspace: WorkspaceModel, id: string): ObjectModel | undefined {
  return everyObject(workspace).find((object) => object.id === id.toLowerCase());
}

/** The field with this id. */
export function findField(workspace: WorkspaceModel, id: string): OwnedField | undefined {
  return everyObject(workspace)
    .flatMap((object) => everyField(object).map((field) => ({ object, field })))
    .find(({ field }) => field.id === id.toLowerCase());
}
