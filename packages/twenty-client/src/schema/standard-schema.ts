import type { AnyObjectDefinition } from "../records/object-definition.ts";
import type { FieldSchema, ObjectSchema } from "./object-schema.ts";

/** What an object has on every supported server; used while the workspace's own metadata cannot be read. */
export function standardSchema(object: AnyObjectDefinition): ObjectSchema {
  const fields = Object.values(object.fields)
    .filter((codec) => codec.isVersionDependent !== true)
    .map(({ wires: [name], type }): FieldSchema => ({ name, type, isNullable: true }));
  return {
    singular: object.singular,
    plural: object.plural,
    fields: new Map(fields.map((field) => [field.name, field])),
    isComplete: false,
  };
}
