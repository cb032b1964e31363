import type { ObjectSchema } from "twenty-client";
import { fieldOf } from "./field-of.ts";

/** The columns that names or labels stand for; the id behind a relation is a column of its own. */
export function columnNames(
  given: readonly string[] | undefined,
  schema: ObjectSchema,
): readonly string[] | undefined {
  return given?.map((name) => {
    const { field, isJoinColumn } = fieldOf(schema, name);
    return isJoinColumn ? name : field.name;
  });
}
