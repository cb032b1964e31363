import { COMPOSITE_TYPES } from "./composite-types.ts";
import type { FieldDefinition } from "./definitions.ts";
import { metadataId } from "./metadata-id.ts";
import type { ColumnModel, FieldModel } from "./model.ts";

/** Derives columns and ids of one declared field. */
export function compileField(objectName: string, definition: FieldDefinition): FieldModel {
  const base = {
    id: metadataId(`field:${objectName}.${definition.name}`),
    name: definition.name,
    type: definition.type,
    definition,
  };
  const { relation } = definition;
  if (relation === undefined) return { ...base, columns: columnsOf(definition) };
  const joinColumn = `${definition.name}Id`;
  return {
    ...base,
    columns: [column(joinColumn, "UUID", joinColumn)],
    relation: {
      kind: "MANY_TO_ONE",
      target: relation.target,
      inverse: relation.inverse.name,
      joinColumn,
      onDelete: relation.onDelete,
    },
  };
}

/** The to-many field that a child's relation puts on its target. */
export function compileInverse(childName: string, child: FieldModel): FieldModel {
  const { relation, definition } = child;
  if (relation === undefined || definition.relation === undefined) {
    throw new Error(`${childName}.${child.name} is not a relation`);
  }
  const { name } = definition.relation.inverse;
  return {
    id: metadataId(`field:${relation.target}.${name}`),
    name,
    type: "RELATION",
    definition: {
      ...definition.relation.inverse,
      type: "RELATION",
      settings: { relationType: "ONE_TO_MANY" },
    },
    columns: [],
    relation: {
      kind: "ONE_TO_MANY",
      target: childName,
      inverse: child.name,
      joinColumn: relation.joinColumn,
      onDelete: relation.onDelete,
    },
  };
}

function columnsOf({ name, type, options = [] }: FieldDefinition): ColumnModel[] {
  const subfields = COMPOSITE_TYPES[type];
  if (subfields === undefined) return [{ ...column(name, type, name), options }];
  return subfields.map((subfield) => ({
    ...column(name + capitalise(subfield.name), subfield.type, name),
    subfield: subfield.name,
    emptyIsNull: subfield.emptyIsNull ?? false,
  }));
}

function column(name: string, type: ColumnModel["type"], attribute: string): ColumnModel {
  return { name, type, attribute, emptyIsNull: false, options: [] };
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
