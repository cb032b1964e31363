import type { FieldNode } from "graphql";
import { badRequest } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { createRecord, createRecords, recordInput } from "../records/create-records.ts";
import { type MergeRequest, mergeRecords } from "../records/merge-records.ts";
import {
  destroyRecord,
  destroyRecords,
  restoreRecord,
  restoreRecords,
  softDeleteRecord,
  softDeleteRecords,
} from "../records/remove-records.ts";
import type { Actor } from "../records/store.ts";
import { updateRecord, updateRecords } from "../records/update-records.ts";
import type { Row } from "../storage/column-type.ts";
import { type Arguments, requiredData, requiredFilter, requiredId } from "./arguments.ts";
import type { RootOperation } from "./root-resolver.ts";
import { type SelectionContext, selectRecord } from "./select-record.ts";

/** The operations that change records. */
export type MutationOperation = Exclude<
  RootOperation,
  "findOne" | "findMany" | "findDuplicates" | "groupBy"
>;

/** Runs a root field of a mutation. */
export function resolveMutation(
  context: SelectionContext,
  actor: Actor,
  operation: MutationOperation,
  object: ObjectModel,
  values: Arguments,
  node: FieldNode,
): unknown {
  const result = change(context, actor, operation, object, values);
  const select = (row: Row): unknown => selectRecord(context, object, row, node.selectionSet);
  return Array.isArray(result) ? result.map(select) : select(result as Row);
}

function change(
  { store }: SelectionContext,
  actor: Actor,
  operation: MutationOperation,
  object: ObjectModel,
  values: Arguments,
): Row | Row[] {
  const options = { actor, upsert: values.upsert === true };
  switch (operation) {
    case "createOne":
      return createRecord(store, object, requiredData(values), options);
    case "createMany":
      return createRecords(store, object, listOf(requiredData(values)), options);
    case "updateOne":
      return updateRecord(store, object, requiredId(values), requiredData(values), actor);
    case "updateMany":
      return updateRecords(store, object, requiredFilter(values), requiredData(values), actor);
    case "deleteOne":
      return softDeleteRecord(store, object, requiredId(values), actor);
    case "deleteMany":
      return softDeleteRecords(store, object, requiredFilter(values), actor);
    case "destroyOne":
      return destroyRecord(store, object, requiredId(values));
    case "destroyMany":
      return destroyRecords(store, object, requiredFilter(values));
    case "restoreOne":
      return restoreRecord(store, object, requiredId(values), actor);
    case "restoreMany":
      return restoreRecords(store, object, requiredFilter(values), actor);
    case "mergeMany":
      return mergeRecords(store, object, mergeRequest(values), actor);
  }
}

function mergeRequest({ ids, conflictPriorityIndex, dryRun }: Arguments): MergeRequest {
  return {
    ids: Array.isArray(ids) ? ids.map(String) : [],
    conflictPriorityIndex: typeof conflictPriorityIndex === "number" ? conflictPriorityIndex : 0,
    dryRun: dryRun === true,
  };
}

function listOf(data: unknown) {
  if (!Array.isArray(data)) throw badRequest('Argument "data" must be a list');
  return data.map((item: unknown) => recordInput(item));
}
