import type { FieldNode } from "graphql";
import { encodeCursor } from "../cursor/encode-cursor.ts";
import { invalidArguments } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { checkOrder } from "../order/check-order.ts";
import { recordInput } from "../records/create-records.ts";
import { duplicatesOfData, duplicatesOfIds } from "../records/find-duplicates.ts";
import { recordFromRow } from "../records/record.ts";
import type { Row } from "../storage/column-type.ts";
import type { Arguments } from "./arguments.ts";
import { type SelectionContext, selectConnection } from "./select-record.ts";

/** `personDuplicates(ids | data)`: one connection for each record asked about. */
export function resolveFindDuplicates(
  context: SelectionContext,
  object: ObjectModel,
  values: Arguments,
  node: FieldNode,
): unknown {
  const { store } = context;
  const order = checkOrder(store.workspace, object, []);
  return duplicateLists(context, object, values).map((rows) => {
    const cursors = rows.map((row) => encodeCursor(recordFromRow(object, row), order));
    return selectConnection(context, object, rows, node.selectionSet, {
      totalCount: rows.length,
      cursors,
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: cursors[0] ?? null,
        endCursor: cursors.at(-1) ?? null,
      },
    });
  });
}

function duplicateLists(
  { store }: SelectionContext,
  object: ObjectModel,
  { ids, data }: Arguments,
): Row[][] {
  if (Array.isArray(ids)) return duplicatesOfIds(store, object, ids.map(String));
  if (Array.isArray(data)) {
    return data.map((item: unknown) => duplicatesOfData(store, object, recordInput(item)));
  }
  throw invalidArguments(
    'You have to provide either "data" or "ids" argument',
    "INVALID_QUERY_INPUT",
  );
}
