import { encodeCursor } from "../cursor/encode-cursor.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { checkOrder } from "../order/check-order.ts";
import { countRecords, findPage } from "../records/find-records.ts";
import { recordFromRow } from "../records/record.ts";
import type { Store } from "../records/store.ts";
import { expandRecord } from "./expand-record.ts";
import {
  readCursors,
  readDepth,
  readFilter,
  readLimit,
  singleParameter,
} from "./list-parameters.ts";
import { parseOrder } from "./parse-order.ts";

/** `GET /rest/{objects}`: one page of records with their total number. */
export function listRecords(store: Store, object: ObjectModel, query: URLSearchParams): unknown {
  const depth = readDepth(query);
  const limit = readLimit(query);
  const orderText = singleParameter(query, "order_by");
  const order = checkOrder(
    store.workspace,
    object,
    orderText === undefined ? [] : parseOrder(orderText),
  );
  const filter = readFilter(query, object) ?? {};
  const page = findPage(store, object, { filter, order, limit, ...readCursors(query) });
  const cursor = (row: typeof page.startRow): string | null =>
    row === undefined ? null : encodeCursor(recordFromRow(object, row), order);
  return {
    data: { [object.namePlural]: page.rows.map((row) => expandRecord(store, object, row, depth)) },
    totalCount: countRecords(store, object, filter),
    pageInfo: {
      startCursor: cursor(page.startRow),
      endCursor: cursor(page.endRow),
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
    },
  };
}
