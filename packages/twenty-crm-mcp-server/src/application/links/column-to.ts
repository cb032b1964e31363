import type { ObjectSchema } from "twenty-client";

/** The column of an object that holds the id of another object's record: `targetPersonId`, or `personId` on older servers. */
export function columnTo(schema: ObjectSchema, object: string): string | undefined {
  const field = [...schema.fields.values()].find(
    ({ relation }) => relation?.targetObject === object && relation.joinColumn !== undefined,
  );
  return field?.relation?.joinColumn;
}
