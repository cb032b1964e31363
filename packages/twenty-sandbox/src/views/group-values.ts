import type { FieldModel } from "../metadata/model.ts";

/** The values by which a view groups: the options of a SELECT field, and no value where that may be. */
export function groupValues({ definition }: FieldModel): readonly string[] {
  const values = (definition.options ?? []).map(({ value }) => value);
  return definition.isNullable === false || values.length === 0 ? values : [...values, ""];
}
