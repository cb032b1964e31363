import { type Field, optionsOf, type Shape, titleOf } from "web-kit/form";
import type { FieldInfo, ObjectInfo } from "../server/definitions.ts";

const ADDRESS_PARTS = ["street1", "street2", "city", "postcode", "state", "country"];

/** The fields of one record of an object, as create-records and update-records take them. */
export function recordFields({ fields }: ObjectInfo): readonly Field[] {
  const id: Field = {
    name: "id",
    title: "Id",
    description: "Of the record to update",
    isRequired: false,
    isErasable: false,
    shape: { kind: "text" },
  };
  return [id, ...fields.flatMap(recordField)];
}

function recordField(info: FieldInfo): readonly Field[] {
  const shape = shapeOf(info);
  if (shape === undefined) return [];
  const { name, label = titleOf(name), description } = info;
  return [
    {
      name,
      title: label,
      ...(description !== undefined && { description }),
      isRequired: false,
      isErasable: true,
      shape,
    },
  ];
}

/** Undefined for what is not written through the record itself, such as the far side of a relation. */
function shapeOf({ type, options, relation }: FieldInfo): Shape | undefined {
  switch (type) {
    case "RELATION":
    case "MORPH_RELATION": {
      const target = /^many-to-one (\w+)$/.exec(relation ?? "")?.[1];
      return target === undefined
        ? undefined
        : { kind: "reference", object: target, isAddress: false, isMany: false };
    }
    case "SELECT":
    case "RATING":
      return { kind: "choice", options: optionsOf(options ?? []), isOpen: options === undefined };
    case "MULTI_SELECT":
      return { kind: "choices", options: optionsOf(options ?? []), isOpen: options === undefined };
    case "BOOLEAN":
      return { kind: "boolean" };
    case "NUMBER":
    case "NUMERIC":
      return { kind: "number", isInteger: false };
    case "DATE":
      return { kind: "date", hasTime: false };
    case "DATE_TIME":
      return { kind: "date", hasTime: true };
    case "RICH_TEXT":
    case "RICH_TEXT_V2":
      return { kind: "text", isLong: true };
    case "EMAILS":
      return { kind: "text", input: "email" };
    case "PHONES":
      return { kind: "text", input: "tel", example: "+14155552671" };
    case "LINKS":
      return { kind: "text", input: "url" };
    case "CURRENCY":
      return { kind: "text", example: "12500.50 EUR" };
    case "ADDRESS":
      return { kind: "group", fields: ADDRESS_PARTS.map(textField) };
    case "RAW_JSON":
      return { kind: "json", isList: false };
    case "ARRAY":
      return { kind: "choices", options: [], isOpen: true };
    case "UUID":
    case "TEXT":
    case "FULL_NAME":
      return { kind: "text" };
    default:
      return undefined;
  }
}

function textField(name: string): Field {
  return {
    name,
    title: titleOf(name),
    isRequired: false,
    isErasable: false,
    shape: { kind: "text" },
  };
}
