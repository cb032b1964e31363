import { badRequest, queryRefused } from "../errors/errors.ts";
import type { FieldModel, ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import { DIRECTIONS, type Direction, isDirection, type OrderTerm } from "./order-term.ts";

/** Checks a sort order such as `[{ name: { lastName: "AscNullsLast" } }]`; the id always comes last. */
export function checkOrder(
  workspace: WorkspaceModel,
  object: ObjectModel,
  input: readonly unknown[],
): OrderTerm[] {
  const terms = input.flatMap((item) =>
    Object.entries(asObject(item)).flatMap(([key, value]) =>
      checkKey(workspace, object, key, value),
    ),
  );
  if (terms.some((term) => term.path.length === 1 && term.path[0] === "id")) return terms;
  return [...terms, idTerm(object)];
}

function checkKey(
  workspace: WorkspaceModel,
  object: ObjectModel,
  key: string,
  value: unknown,
): OrderTerm[] {
  const join = object.joinAttributes.get(key)?.columns[0];
  if (join !== undefined) return [{ path: [key], column: join, direction: direction(key, value) }];
  const field = object.fields.get(key);
  if (field === undefined || field.relation?.kind === "ONE_TO_MANY") throw unknownField(key);
  if (field.relation !== undefined) return relationTerms(workspace, field, value);
  return fieldTerms(field, value);
}

function fieldTerms(field: FieldModel, value: unknown): OrderTerm[] {
  const [column] = field.columns;
  if (column === undefined) throw unknownField(field.name);
  if (column.subfield === undefined) {
    return [{ path: [field.name], column, direction: direction(field.name, value) }];
  }
  if (typeof value !== "object" || value === null) {
    throw queryRefused(
      `Composite field "${field.name}" requires subfield ordering (e.g., { ${field.name}: { subFieldName: 'AscNullsFirst' } })`,
      "INVALID_QUERY_INPUT",
    );
  }
  return Object.entries(asObject(value)).map(([subfield, order]) => {
    const part = field.columns.find((candidate) => candidate.subfield === subfield);
    if (part === undefined) throw unknownField(`${field.name}.${subfield}`);
    return { path: [field.name, subfield], column: part, direction: direction(subfield, order) };
  });
}

function relationTerms(workspace: WorkspaceModel, field: FieldModel, value: unknown): OrderTerm[] {
  const { relation } = field;
  if (relation === undefined) throw unknownField(field.name);
  if (typeof value !== "object" || value === null) {
    throw queryRefused(
      `Relation field "${field.name}" requires nested field ordering (e.g., { ${field.name}: { fieldName: 'AscNullsFirst' } })`,
      "INVALID_QUERY_INPUT",
    );
  }
  const target = workspace.target(relation);
  return Object.entries(asObject(value)).flatMap(([key, order]) => {
    const inner = target.fields.get(key);
    if (inner === undefined || inner.relation !== undefined) throw unknownField(key);
    return fieldTerms(inner, order).map((term) => ({
      ...term,
      path: [field.name, ...term.path],
      relation,
    }));
  });
}

function direction(key: string, value: unknown): Direction {
  if (isDirection(value)) return value;
  throw badRequest(`Scalar field "${key}" requires a direction value (${DIRECTIONS.join(", ")})`);
}

function idTerm(object: ObjectModel): OrderTerm {
  const column = object.fields.get("id")?.columns[0];
  if (column === undefined) throw new Error(`${object.nameSingular} has no id`);
  return { path: ["id"], column, direction: "AscNullsFirst" };
}

function unknownField(name: string): Error {
  return queryRefused(`Field "${name}" does not exist or is not sortable`, "FIELD_NOT_FOUND");
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
