import {
  GraphQLEnumType,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLNullableType,
  GraphQLString,
} from "graphql";
import { FIELD_TYPES } from "../metadata/field-type.ts";
import { flag, flags, json, text, texts, uuid } from "./metadata-scalars.ts";

/** What may not be left out. */
export const required = <Type extends GraphQLInputType>(type: Type) => ({
  type: new GraphQLNonNull(type as GraphQLInputType & GraphQLNullableType),
});
/** An input of these parts. */
export const wrapped = (name: string, fields: GraphQLInputFieldConfigMap) =>
  new GraphQLInputObjectType({ name, fields });

/** What a new object is made of. */
export const createObjectInput = wrapped("CreateObjectInput", {
  nameSingular: required(GraphQLString),
  namePlural: required(GraphQLString),
  labelSingular: required(GraphQLString),
  labelPlural: required(GraphQLString),
  ...texts("description", "icon", "shortcut", "color", "primaryKeyColumnType"),
  ...flags("skipNameField", "isRemote", "isLabelSyncedWithName"),
  primaryKeyFieldMetadataSettings: { type: json },
});
/** What an object changes to. */
export const updateObjectInput = wrapped("UpdateObjectPayload", {
  ...texts("nameSingular", "namePlural", "labelSingular", "labelPlural"),
  ...texts("description", "icon", "shortcut", "color"),
  ...flags("isActive", "isLabelSyncedWithName", "isSearchable"),
  labelIdentifierFieldMetadataId: { type: uuid },
  imageIdentifierFieldMetadataId: { type: uuid },
});
const fieldType = new GraphQLEnumType({
  name: "FieldMetadataType",
  values: Object.fromEntries(FIELD_TYPES.map((name) => [name, {}])),
});
const updateFieldFields = {
  ...texts("name", "label", "description", "icon"),
  ...flags("isActive", "isSystem", "isUIEditable", "isUIReadOnly", "isNullable", "isUnique"),
  ...flags("isLabelSyncedWithName"),
  defaultValue: { type: json },
  options: { type: json },
  settings: { type: json },
};
/** What a field changes to. */
export const updateFieldInput = wrapped("UpdateFieldInput", updateFieldFields);
/** What a new field is made of. */
export const createFieldInput = wrapped("CreateFieldInput", {
  ...updateFieldFields,
  type: required(fieldType),
  name: required(GraphQLString),
  label: required(GraphQLString),
  objectMetadataId: required(uuid),
  relationCreationPayload: { type: json },
});

const booleanComparison = new GraphQLInputObjectType({
  name: "BooleanFieldComparison",
  fields: { is: flag, isNot: flag },
});
const idComparison = new GraphQLInputObjectType({
  name: "UUIDFilterComparison",
  fields: { eq: text, in: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) } },
});

/** Which objects are asked for. */
export const objectFilter = new GraphQLInputObjectType({
  name: "ObjectFilter",
  fields: {
    id: { type: idComparison },
    isActive: { type: booleanComparison },
    isRemote: { type: booleanComparison },
    isSearchable: { type: booleanComparison },
    isSystem: { type: booleanComparison },
    isUIReadOnly: { type: booleanComparison },
  },
});
