import { encodeCursor } from "../cursor/encode-cursor.ts";
import { badRequest } from "../errors/errors.ts";
import type { SandboxResponse } from "../http/exchange.ts";
import { checkOrder } from "../order/check-order.ts";
import { recordInput } from "../records/create-records.ts";
import { duplicatesOfData, duplicatesOfIds } from "../records/find-duplicates.ts";
import { recordFromRow } from "../records/record.ts";
import type { Row } from "../storage/column-type.ts";
import { expandRecord } from "./expand-record.ts";
import { readDepth } from "./list-parameters.ts";
import type { WriteRequest } from "./write-records.ts";

/** `POST /rest/{objects}/duplicates`: one list for each record or id asked about. */
export function restDuplicates(request: WriteRequest): SandboxResponse {
  const { store, object, query } = request;
  const depth = readDepth(query);
  const order = checkOrder(store.workspace, object, []);
  const data = duplicateLists(request).map((rows) => {
    const cursor = (row: Row | undefined): string | null =>
      row === undefined ? null : encodeCursor(recordFromRow(object, row), order);
    return {
      [`${object.nameSingular}Duplicates`]: rows.map((row) =>
        expandRecord(store, object, row, depth),
      ),
      totalCount: rows.length,
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: cursor(rows[0]),
        endCursor: cursor(rows.at(-1)),
      },
    };
  });
  return { status: 200, body: { data } };
}

function duplicateLists({ store, object, body }: WriteRequest): Row[][] {
  const { ids, data } = recordInput(body);
  if (Array.isArray(ids) && Array.isArray(data)) {
    throw badRequest('You cannot provide both "data" and "ids" arguments');
  }
  if (Array.isArray(ids)) return duplicatesOfIds(store, object, ids.map(String));
  if (Array.isArray(data)) {
    return data.map((item: unknown) => duplicatesOfData(store, object, recordInput(item)));
  }
  throw badRequest('You have to provide either "data" or "ids" argument');
}
