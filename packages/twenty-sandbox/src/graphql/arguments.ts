import { type FieldNode, valueFromASTUntyped } from "graphql";
import { badRequest, invalidArguments } from "../errors/errors.ts";
import { type FilterInput, isFilterInput } from "../filters/filter-input.ts";
import { isUuid } from "../records/fields/uuid.ts";
import type { RootOperation } from "./root-resolver.ts";

/** Evaluated arguments of a root field. */
export type Arguments = Readonly<Record<string, unknown>>;

const ALLOWED: Readonly<Record<RootOperation, readonly string[]>> = {
  findOne: ["filter"],
  findMany: ["first", "last", "before", "after", "offset", "filter", "orderBy"],
  findDuplicates: ["ids", "data"],
  groupBy: [
    "groupBy",
    "filter",
    "orderBy",
    "viewId",
    "limit",
    "orderByForRecords",
    "offsetForRecords",
    "omitNullValues",
    "includeRecords",
  ],
  createOne: ["data", "upsert", "position"],
  createMany: ["data", "upsert", "position"],
  updateOne: ["id", "data"],
  updateMany: ["filter", "data"],
  deleteOne: ["id"],
  deleteMany: ["filter"],
  destroyOne: ["id"],
  destroyMany: ["filter"],
  restoreOne: ["id"],
  restoreMany: ["filter"],
  mergeMany: ["ids", "conflictPriorityIndex", "dryRun"],
};

/** Evaluates the arguments of a root field; variables that were not given leave theirs out. */
export function readArguments(
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
  operation: RootOperation,
): Arguments {
  const values: Record<string, unknown> = {};
  for (const { name, value } of node.arguments ?? []) {
    if (!ALLOWED[operation].includes(name.value)) {
      throw badRequest(`Argument not allowed: ${name.value}`);
    }
    const evaluated = valueFromASTUntyped(value, variables);
    if (evaluated !== undefined) values[name.value] = evaluated;
  }
  return values;
}

/** The `id` argument. */
export function requiredId(values: Arguments): string {
  const { id } = values;
  if (isUuid(id)) return id.toLowerCase();
  throw badRequest('Missing required argument: "id" (UUID)');
}

/** The `filter` argument of operations on many records: `{}` matches all of them. */
export function requiredFilter(values: Arguments): FilterInput {
  const { filter } = values;
  if (isFilterInput(filter)) return filter;
  throw badRequest("Missing filter argument");
}

/** The `data` argument. */
export function requiredData(values: Arguments): unknown {
  if (values.data === undefined) throw badRequest('Missing required argument: "data"');
  return values.data;
}

/** `first` or `last` as a number of rows; `last` alone also counts from the front. */
export function pageSize(values: Arguments, defaultSize: number): number {
  const { first, last } = values;
  if (typeof first === "number" && typeof last === "number") {
    throw invalidArguments("Cannot provide both first and last", "ARGS_CONFLICT");
  }
  checkSign(first, "First", "INVALID_ARGS_FIRST");
  checkSign(last, "Last", "INVALID_ARGS_LAST");
  if (typeof first === "number") return first;
  return typeof last === "number" ? last : defaultSize;
}

function checkSign(size: unknown, name: string, subCode: string): void {
  if (typeof size !== "number" || size >= 0) return;
  throw invalidArguments(`${name} argument must be non-negative`, subCode);
}
