import { cursorFilter } from "../cursor/decode-cursor.ts";
import { checkFilter } from "../filters/check-filter.ts";
import { compileFilter, type SqlFragment } from "../filters/compile-filter.ts";
import { type FilterInput, mentionsDeletedAt } from "../filters/filter-input.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { compileOrder } from "../order/compile-order.ts";
import type { OrderTerm } from "../order/order-term.ts";
import type { Cell, Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { selectList } from "./select-list.ts";
import type { Store } from "./store.ts";

/** Which records, in which order, from where to where. */
export interface PageRequest {
  readonly filter: FilterInput;
  readonly order: readonly OrderTerm[];
  readonly limit: number;
  readonly offset?: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** One page of rows. */
export interface Page {
  /** In the order of the request, also when reading backwards. */
  readonly rows: readonly Row[];
  /** First and last row as they were read; reading backwards that is the wrong way round, as in Twenty. */
  readonly startRow: Row | undefined;
  readonly endRow: Row | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Reads one page. */
export function findPage(store: Store, object: ObjectModel, request: PageRequest): Page {
  const { filter, order, limit, offset = 0, after, before } = request;
  const backwards = before !== undefined;
  const cursor = after ?? before;
  const where = whereSql(store, object, filter, false);
  const position =
    cursor === undefined ? undefined : compileFilter(cursorFilter(cursor, order, backwards), "t");
  const parameters: Cell[] = [...where.parameters, ...(position?.parameters ?? [])];
  const found = store.database.all(
    `SELECT ${selectList(object, "t")} FROM ${identifier(object.nameSingular)} t WHERE ${where.sql}` +
      (position === undefined ? "" : ` AND (${position.sql})`) +
      ` ORDER BY ${compileOrder(order, "t", backwards)} LIMIT ? OFFSET ?`,
    [...parameters, limit + 1, offset],
  );
  const more = found.length > limit;
  const read = found.slice(0, limit);
  return {
    rows: backwards ? [...read].reverse() : read,
    startRow: read[0],
    endRow: read.at(-1),
    hasNextPage: !backwards && more,
    hasPreviousPage: backwards && more,
  };
}

/** Reads every matching row, in the order in which PostgreSQL happens to keep them. */
export function findAll(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  options: { withDeleted?: boolean; limit?: number } = {},
): Row[] {
  const where = whereSql(store, object, filter, options.withDeleted ?? false);
  return store.database.all(
    `SELECT ${selectList(object, "t")} FROM ${identifier(object.nameSingular)} t WHERE ${where.sql}` +
      ` ORDER BY t."updatedAt", t.rowid LIMIT ?`,
    [...where.parameters, options.limit ?? -1],
  );
}

/** Reads one row by id. */
export function findById(
  store: Store,
  object: ObjectModel,
  id: string,
  options: { withDeleted?: boolean } = {},
): Row | undefined {
  return findAll(store, object, { id: { eq: id } }, { ...options, limit: 1 })[0];
}

/** The condition of a filter on the table that goes by `t`; soft-deleted rows stay out unless asked for. */
export function whereSql(
  store: Store,
  object: ObjectModel,
  filter: FilterInput,
  withDeleted: boolean,
): SqlFragment {
  const { sql, parameters } = compileFilter(checkFilter(store.workspace, object, filter), "t");
  if (withDeleted || mentionsDeletedAt(filter)) return { sql: `(${sql})`, parameters };
  return { sql: `(${sql}) AND t."deletedAt" IS NULL`, parameters };
}

/** How many records match. */
export function countRecords(store: Store, object: ObjectModel, filter: FilterInput): number {
  const where = whereSql(store, object, filter, false);
  const row = store.database.get(
    `SELECT count(*) AS total FROM ${identifier(object.nameSingular)} t WHERE ${where.sql}`,
    where.parameters,
  );
  return Number(row?.total ?? 0);
}
