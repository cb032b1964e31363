import type { FieldSchema } from "twenty-client";
import { completeObject } from "./complete-object.ts";
import type { Resource } from "./define-resource.ts";
import { jsonContent } from "./json-content.ts";

/** Which fields an object has. */
export const objectSchemaResource: Resource = {
  name: "object-schema",
  title: "Fields of an object",
  description: "The fields of one object: type, label, choices, relation",
  uri: "twenty://schema/{object}",
  mimeType: "application/json",
  complete: { object: completeObject },
  async read({ object = "" }, { twenty, signal }) {
    const schema = await twenty.schema.object(object, { signal });
    return jsonContent({
      object: schema.singular,
      plural: schema.plural,
      label: schema.label,
      labelField: schema.labelField,
      fields: [...schema.fields.values()].filter((field) => !field.isSystem).map(describeField),
    });
  },
};

function describeField(field: FieldSchema): object {
  const { name, type, label, description, isNullable, isCustom, isUnique, options, relation } =
    field;
  return {
    name,
    type,
    label,
    ...(description !== null && description !== "" && { description }),
    ...(!isNullable && { required: true }),
    ...(isUnique && { unique: true }),
    ...(isCustom && { custom: true }),
    ...(options !== undefined && { options: options.map((option) => option.value) }),
    ...(relation !== undefined && { relation: `${relation.kind} ${relation.targetObject}` }),
  };
}
