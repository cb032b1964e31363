import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { Filter, FilterCondition } from "./filter.ts";
import { resolveField } from "./resolve-field.ts";
import { requireFilterText, resolveValue } from "./resolve-value.ts";
import type { ResolvedCondition, ResolvedFilter } from "./resolved-filter.ts";

const maxDepth = 12;
const maxValues = 500;

/**
 * Checks a filter, and gives its fields their own names on this server.
 * @throws TwentyError `invalid_input` for an empty group, since to Twenty that means every record.
 */
export function resolveFilter(
  filter: Filter,
  object: AnyObjectDefinition,
  schema: ObjectSchema,
  depth = 1,
): ResolvedFilter {
  if (depth > maxDepth) throw refused(`The filter is nested more than ${maxDepth} levels deep`);
  if ("not" in filter) {
    return { kind: "not", filter: resolveFilter(filter.not, object, schema, depth + 1) };
  }
  if ("field" in filter) {
    return { kind: "condition", condition: resolveCondition(filter, object, schema) };
  }
  const kind = "and" in filter ? "and" : "or";
  const members = "and" in filter ? filter.and : filter.or;
  if (members === undefined || members.length === 0) {
    throw refused("A group of the filter is empty, which would match every record");
  }
  return {
    kind,
    filters: members.map((member) => resolveFilter(member, object, schema, depth + 1)),
  };
}

function resolveCondition(
  condition: FilterCondition,
  object: AnyObjectDefinition,
  schema: ObjectSchema,
): ResolvedCondition {
  const name = condition.field;
  const field = resolveField(name, object, schema);
  const { path } = field;
  switch (condition.operator) {
    case "isNull":
    case "isNotNull":
      return { path, operator: condition.operator };
    case "in":
    case "containsAny":
      if (condition.value.length === 0 || condition.value.length > maxValues) {
        throw refused(`"${condition.operator}" takes 1 to ${maxValues} values`, name);
      }
      return {
        path,
        operator: condition.operator,
        values: condition.value.map((value) => resolveValue(value, field, name)),
      };
    case "contains":
      return {
        path,
        operator: field.kind === "list" ? "hasItemWith" : "contains",
        text: requireFilterText(condition.value, name),
      };
    case "startsWith":
    case "endsWith":
      return { path, operator: condition.operator, text: requireFilterText(condition.value, name) };
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return {
        path,
        operator: condition.operator,
        value: resolveValue(condition.value, field, name),
      };
  }
}

function refused(reason: string, field = "filter"): TwentyError {
  return new TwentyError("invalid_input", reason, { field });
}
