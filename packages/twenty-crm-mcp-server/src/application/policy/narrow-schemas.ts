import type { FieldSchema, ObjectSchema } from "twenty-client";
import { isAllowed, isFieldAllowed, type Policy } from "./policy.ts";

/** The workspace as the policy lets it be seen: objects that may be read, with the fields that may. */
export function narrowSchemas(
  schemas: readonly ObjectSchema[],
  policy: Policy,
): readonly ObjectSchema[] {
  const readable = schemas.filter((schema) => isAllowed(policy, schema, "read"));
  const hidden = new Set(
    schemas.filter((schema) => !readable.includes(schema)).map((schema) => schema.singular),
  );
  return readable.map((schema) => narrowSchema(schema, policy, hidden));
}

function narrowSchema(
  schema: ObjectSchema,
  policy: Policy,
  hidden: ReadonlySet<string>,
): ObjectSchema {
  const fields = new Map(
    [...schema.fields].filter(([, field]) => isVisible(field, schema, policy, hidden)),
  );
  const { duplicateCriteria, ...rest } = schema;
  return {
    ...rest,
    fields,
    // A label is shown wherever the record is.
    labelField: fields.has(schema.labelField) ? schema.labelField : "id",
    // That two records count as duplicates by a field tells what is in it.
    ...(duplicateCriteria && {
      duplicateCriteria: duplicateCriteria.filter((columns) =>
        columns.every((column) => isColumnVisible(column, schema, fields)),
      ),
    }),
  };
}

function isVisible(
  field: FieldSchema,
  schema: ObjectSchema,
  policy: Policy,
  hidden: ReadonlySet<string>,
): boolean {
  // The relation and the id behind it are one secret, whichever of them the file names.
  const relating = field.relation ? field : relationBehind(schema, field.name);
  if (relating?.relation !== undefined && hidden.has(relating.relation.targetObject)) return false;
  return [field.name, relating?.name, relating?.relation?.joinColumn].every(
    (name) => name === undefined || isFieldAllowed(policy, schema, name),
  );
}

function relationBehind(schema: ObjectSchema, column: string): FieldSchema | undefined {
  return [...schema.fields.values()].find(({ relation }) => relation?.joinColumn === column);
}

/** Criteria name parts of composites as columns: `nameFirstName` belongs to `name`. */
function isColumnVisible(
  column: string,
  schema: ObjectSchema,
  visible: ReadonlyMap<string, FieldSchema>,
): boolean {
  if (schema.fields.has(column)) return visible.has(column);
  const owners = [...schema.fields.keys()].filter((name) => column.startsWith(name));
  return owners.length > 0 && owners.every((name) => visible.has(name));
}
