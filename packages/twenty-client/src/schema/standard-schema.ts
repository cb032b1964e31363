import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { type ObjectSchema, plainField, plainObject } from "./object-schema.ts";

/** What an object has on every supported server; used while the workspace's own metadata cannot be read. */
export function standardSchema(object: AnyObjectDefinition): ObjectSchema {
  const fields = Object.values(object.fields)
    .filter((codec) => codec.isVersionDependent !== true)
    .map(({ wires: [name], type }) => plainField(name, type));
  return plainObject(object.singular, object.plural, fields, { isComplete: false });
}
