import { invalidArguments } from "../errors/errors.ts";
import type { TwentyError } from "../errors/twenty-error.ts";
import type { ColumnModel, FieldModel, ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import { type FilterInput, isFilterInput } from "./filter-input.ts";
import type { FilterNode } from "./filter-node.ts";
import { filterCell } from "./filter-value.ts";
import { allowedOperators, isAllowed } from "./operators.ts";

/** Checks a filter against the metadata of the object it is for. */
export function checkFilter(
  workspace: WorkspaceModel,
  object: ObjectModel,
  input: FilterInput,
): FilterNode {
  const nodes = Object.entries(input).map(([key, value]) =>
    checkEntry(workspace, object, key, value),
  );
  return { kind: "and", nodes };
}

function checkEntry(
  workspace: WorkspaceModel,
  object: ObjectModel,
  key: string,
  value: unknown,
): FilterNode {
  const inner = (item: unknown): FilterNode =>
    checkFilter(workspace, object, isFilterInput(item) ? item : {});
  if (key === "and" || key === "or") {
    const items = (Array.isArray(value) ? value : [value]).map(inner);
    // An empty `or` asks for nothing and so matches every record, which is Twenty's worst surprise.
    return { kind: items.length === 0 ? "and" : key, nodes: items };
  }
  if (key === "not") return { kind: "not", node: inner(value) };
  const join = object.joinAttributes.get(key);
  if (join !== undefined) return joinCondition(object, join, key, value);
  const field = object.fields.get(key);
  if (field === undefined) {
    throw refused(
      `Object ${object.nameSingular} doesn't have any "${key}" field.`,
      `Invalid filter : ${object.nameSingular} object doesn't have any "${key}" field.`,
    );
  }
  if (field.relation !== undefined) return relationNode(workspace, field, value);
  return field.columns[0]?.subfield === undefined
    ? scalarNode(object, field, value)
    : compositeNode(object, field, value);
}

function relationNode(workspace: WorkspaceModel, field: FieldModel, value: unknown): FilterNode {
  const { relation } = field;
  if (relation?.kind !== "MANY_TO_ONE") {
    throw refused(`Cannot filter by the field "${field.name}"`);
  }
  const target = workspace.target(relation);
  const input = isFilterInput(value) ? value : {};
  return { kind: "relation", relation, node: checkFilter(workspace, target, input) };
}

function joinCondition(
  object: ObjectModel,
  field: FieldModel,
  key: string,
  value: unknown,
): FilterNode {
  const column = field.columns[0];
  if (column === undefined) throw new Error(`${field.name} has no id column`);
  return condition(object, column, key, value);
}

function scalarNode(object: ObjectModel, field: FieldModel, value: unknown): FilterNode {
  const column = field.columns[0];
  if (column === undefined) throw new Error(`${field.name} has no column`);
  return condition(object, column, field.name, value);
}

function compositeNode(object: ObjectModel, field: FieldModel, value: unknown): FilterNode {
  const entries = Object.entries(isFilterInput(value) ? value : {});
  const nodes = entries.map(([subfield, operand]) => {
    const column = field.columns.find((candidate) => candidate.subfield === subfield);
    if (column === undefined) {
      throw refused(`Sub field "${subfield}" not found for composite type: ${field.type}`);
    }
    return condition(object, column, `${field.name}.${subfield}`, operand);
  });
  return { kind: "and", nodes };
}

function condition(
  object: ObjectModel,
  column: ColumnModel,
  path: string,
  value: unknown,
): FilterNode {
  const entries = Object.entries(isFilterInput(value) ? value : {});
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) {
    throw refused(
      `Filter for field "${path}" must have exactly one operator`,
      "Invalid filter: exactly one operator per field is required",
    );
  }
  const [operator, operand] = entry;
  const allowed = allowedOperators(column);
  if (!isAllowed(operator, allowed)) {
    throw refused(
      `Operator "${operator}" is not valid for field "${path}" of type ${column.type} - Allowed operators: ${allowed.join(", ")}`,
      `Invalid filter : Operator "${operator}" is not valid for this "${path}" ${column.type} field`,
    );
  }
  if (operator === "is") return { kind: "condition", column, operator, value: nullness(operand) };
  if (operator === "isEmptyArray") return { kind: "condition", column, operator, value: null };
  if (operator === "in" || operator === "containsAny") {
    const list = nonEmptyList(operand, path);
    const cells = list.map((item) => filterCell(item, column, path, object.nameSingular));
    return { kind: "condition", column, operator, value: cells };
  }
  const isPattern = PATTERNS.has(operator);
  const typed = isPattern ? { ...column, type: "TEXT" as const } : column;
  const cell = filterCell(operand, typed, path, object.nameSingular);
  return { kind: "condition", column, operator, value: cell };
}

/** What compares with a pattern, which is a text whatever the type of the field. */
const PATTERNS: ReadonlySet<string> = new Set(["like", "ilike", "containsIlike"]);

function nullness(operand: unknown): string {
  if (operand === "NULL" || operand === "NOT_NULL") return operand;
  throw refused('Invalid filter value for "is" operator. Expected "NULL" or "NOT_NULL"');
}

function nonEmptyList(operand: unknown, path: string): readonly unknown[] {
  if (Array.isArray(operand) && operand.length > 0) return operand;
  throw invalidArguments(
    `Invalid filter value for field ${path}. Expected non-empty array`,
    "INVALID_QUERY_INPUT",
    { userFriendlyMessage: `Invalid filter value: "${String(operand)}"` },
  );
}

function refused(message: string, userFriendlyMessage?: string): TwentyError {
  return invalidArguments(
    message,
    "INVALID_ARGS_FILTER",
    userFriendlyMessage === undefined ? {} : { userFriendlyMessage },
  );
}
