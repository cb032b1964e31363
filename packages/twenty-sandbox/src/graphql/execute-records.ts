import type { FieldNode } from "graphql";
import type { Actor, Store } from "../records/store.ts";
import type { Right } from "../roles/access.ts";
import { readArguments } from "./arguments.ts";
import { documentRefused, graphqlError } from "./graphql-error.ts";
import { resolveFindDuplicates } from "./resolve-duplicates.ts";
import { resolveGroupBy } from "./resolve-group-by.ts";
import { resolveMutation } from "./resolve-mutation.ts";
import { resolveFindMany, resolveFindOne } from "./resolve-query.ts";
import type { RootOperation, RootResolver } from "./root-resolver.ts";
import { checkSelection, type SelectionContext } from "./select-record.ts";
import type { Fragments } from "./selection.ts";

const MAX_ROOT_FIELDS = 20;

/** What a caller must be allowed to do with the object. */
const RIGHTS: Readonly<Record<RootOperation, readonly Right[]>> = {
  findOne: ["read"],
  findMany: ["read"],
  findDuplicates: ["read"],
  groupBy: ["read"],
  createOne: ["update"],
  createMany: ["update"],
  updateOne: ["update"],
  updateMany: ["update"],
  deleteOne: ["softDelete"],
  deleteMany: ["softDelete"],
  restoreOne: ["softDelete"],
  restoreMany: ["softDelete"],
  destroyOne: ["destroy"],
  destroyMany: ["destroy"],
  mergeMany: ["update", "destroy"],
};

/** A root field of a request with what it does. */
export interface RootField {
  readonly node: FieldNode;
  readonly resolver: RootResolver;
}

/** What a request brings besides its fields. */
export interface ExecutionInput {
  readonly store: Store;
  readonly actor: Actor;
  readonly fragments: Fragments;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Runs the record fields of a request one by one; a failing field is null and stops no other. */
export function executeRecords(input: ExecutionInput, fields: readonly RootField[]): unknown {
  const refusal = refuseDocument(fields);
  if (refusal !== undefined) return { data: {}, errors: [documentRefused(refusal)] };
  const data: Record<string, unknown> = {};
  const errors: unknown[] = [];
  for (const field of fields) {
    const key = field.node.alias?.value ?? field.node.name.value;
    try {
      data[key] = resolve(input, field);
    } catch (error) {
      data[key] = null;
      errors.push(graphqlError(error));
    }
  }
  return errors.length === 0 ? { data } : { data, errors };
}

function refuseDocument(fields: readonly RootField[]): string | undefined {
  if (fields.length > MAX_ROOT_FIELDS) {
    return `Query too complex - Too many root resolvers requested: ${fields.length} - Maximum allowed root resolvers: ${MAX_ROOT_FIELDS}`;
  }
  const seen = new Set<string>();
  for (const { node } of fields) {
    const name = node.name.value;
    if (seen.has(name)) return `Duplicate root resolver: "${name}"`;
    seen.add(name);
  }
  return undefined;
}

function resolve(input: ExecutionInput, { node, resolver }: RootField): unknown {
  const { store, fragments, actor, variables } = input;
  const { operation, object } = resolver;
  store.meter();
  const context: SelectionContext = { store, fragments, toManyDepth: 0 };
  const values = readArguments(node, variables, operation);
  checkSelection(context, object, node.selectionSet, false);
  store.access.demand(object, ...RIGHTS[operation]);
  if (operation === "findOne") return resolveFindOne(context, object, values, node);
  if (operation === "findMany") return resolveFindMany(context, object, values, node);
  if (operation === "findDuplicates") return resolveFindDuplicates(context, object, values, node);
  if (operation === "groupBy") return resolveGroupBy(context, object, values, node);
  return resolveMutation(context, actor, operation, object, values, node);
}
