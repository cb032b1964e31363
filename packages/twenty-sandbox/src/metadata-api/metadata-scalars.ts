import { GraphQLBoolean, GraphQLScalarType, GraphQLString } from "graphql";

/** Any JSON. */
export const json = new GraphQLScalarType({ name: "JSON", serialize: (value) => value });
/** An id, taken as it is. */
export const uuid = new GraphQLScalarType({ name: "UUID", serialize: String, parseValue: String });
/** A text that may be left out. */
export const text = { type: GraphQLString };
/** A flag that may be left out. */
export const flag = { type: GraphQLBoolean };
/** Several texts. */
export const texts = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, text]));
/** Several flags. */
export const flags = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, flag]));
