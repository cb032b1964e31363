import { baseFields } from "../records/field-codec.ts";
import type { AnyFieldCodec, AnyObjectDefinition } from "../records/object-definition.ts";
import type { FieldSchema, ObjectSchema } from "../schema/object-schema.ts";
import { dynamicCodec, joinColumnCodec } from "./dynamic-codec.ts";
import { dynamicFilterFields } from "./dynamic-filter-fields.ts";
import { relatedCodec } from "./related-codec.ts";

/** Fields that every record has and no write may say, whatever the metadata allows. */
const ownedByTwenty = new Set(["id", "createdAt", "updatedAt", "deletedAt", "position"]);

/** Finds the object on the other side of a relation. */
type FindTarget = (singular: string) => ObjectSchema | undefined;

/** How records of an object travel that is known from the metadata alone. */
export function dynamicDefinition(
  schema: ObjectSchema,
  findTarget: FindTarget,
): AnyObjectDefinition {
  const fields = [...schema.fields.values()];
  return {
    singular: schema.singular,
    plural: schema.plural,
    namesEveryField: true,
    fields: {
      ...Object.fromEntries(fields.flatMap((field) => codecsOf(field, findTarget))),
      id: baseFields.id,
    },
    filterFields: Object.fromEntries(fields.flatMap(dynamicFilterFields)),
  };
}

function codecsOf(field: FieldSchema, findTarget: FindTarget): [string, AnyFieldCodec][] {
  const { relation } = field;
  if (relation !== undefined) {
    // The many are not read: Twenty cuts them at 60 and hides it.
    if (relation.joinColumn === undefined) return [];
    return [
      [relation.joinColumn, joinColumnCodec(relation.joinColumn)],
      [field.name, relatedCodec(field, findTarget(relation.targetObject))],
    ];
  }
  const codec = dynamicCodec(field);
  if (codec === undefined) return [];
  return [[field.name, ownedByTwenty.has(field.name) ? readOnly(codec) : codec]];
}

function readOnly(codec: AnyFieldCodec): AnyFieldCodec {
  return { wires: codec.wires, type: codec.type, read: (value) => codec.read(value) };
}
