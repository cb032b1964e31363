import type { ResolvedFilter } from "../filters/resolved-filter.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import { refusedField } from "./refused-access.ts";

type SchemaOf = (singular: string) => ObjectSchema | undefined;

/**
 * Refuses a question about a field that may not be seen: a filter or an order tells what is in it.
 * @throws TwentyError `forbidden`
 */
export function requireVisible(
  paths: readonly (readonly string[])[],
  schema: ObjectSchema,
  schemaOf: SchemaOf,
): void {
  for (const path of paths)
    if (!isVisible(path, schema, schemaOf)) throw refusedField(path.join("."));
}

function isVisible(
  [name = "", part]: readonly string[],
  { fields }: ObjectSchema,
  schemaOf: SchemaOf,
): boolean {
  const field = fields.get(name);
  if (field === undefined) {
    return (
      ALWAYS_THERE.has(name) ||
      [...fields.values()].some(({ relation }) => relation?.joinColumn === name)
    );
  }
  if (field.relation === undefined || part === undefined) return true;
  return schemaOf(field.relation.targetObject)?.fields.has(part) === true;
}

/** Every list names records by these and puts them in order by them. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(["id", "deletedAt"]);

/** The fields that a filter asks about. */
export function pathsOf(filter: ResolvedFilter): readonly (readonly string[])[] {
  switch (filter.kind) {
    case "condition":
      return [filter.condition.path];
    case "not":
      return pathsOf(filter.filter);
    case "and":
    case "or":
      return filter.filters.flatMap(pathsOf);
  }
}
