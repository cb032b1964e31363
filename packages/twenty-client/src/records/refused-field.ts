import { TwentyError } from "../errors/twenty-error.ts";
import { nearestNames } from "../schema/nearest-names.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";

/** Why a field cannot be written, and which one may have been meant. */
export function refusedField(
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  field: string,
): TwentyError {
  const name = field.slice(0, 60);
  return new TwentyError("invalid_input", `"${name}" of a ${object.singular} cannot be written`, {
    field: name,
    wayOut: wayOut(object, schema, field),
  });
}

function wayOut(object: AnyObjectDefinition, schema: ObjectSchema, field: string): string {
  const relation = schema.fields.get(field)?.relation;
  if (relation?.joinColumn !== undefined) {
    return `Give ${relation.joinColumn}, the id of the ${relation.targetObject || "record"}.`;
  }
  if (relation !== undefined) {
    return `Write the records of ${relation.targetObject || "the other side"} instead: each holds the id of this one.`;
  }
  if (Object.hasOwn(object.fields, field)) return "Leave it out: Twenty sees to it itself.";
  const writable = Object.entries(object.fields)
    .filter(([, codec]) => codec.write !== undefined)
    .map(([writableName]) => writableName);
  const nearest = nearestNames(field, writable);
  if (nearest.length > 0) return `Did you mean ${nearest.join(" or ")}?`;
  return object.namesEveryField
    ? `Name some of ${writable.join(", ")}.`
    : "Leave it out, or give fields of your own workspace under `custom`.";
}
