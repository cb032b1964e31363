import type { Filter, ListOptions, OrderBy, Page } from "twenty-client";
import { ToolFault } from "../tools/tool-fault.ts";
import { allOf } from "./filters.ts";

/** How a list is sorted: by one field, the id breaking ties. */
export interface Sort {
  readonly field: string;
  readonly direction: "asc" | "desc";
  /** Whether records may have no value there. */
  readonly nullable: boolean;
}

/** The part of a collection that a list needs. */
interface Listable<Item> {
  list(options: ListOptions<keyof Item & string, string>): Promise<Page<Item>>;
}

/** Which records, in which order, from where on. */
export interface Listing<Item extends { readonly id: string }> {
  readonly collection: Listable<Item>;
  readonly fields: readonly (keyof Item & string)[];
  readonly filter: Filter | undefined;
  readonly sort: Sort;
  readonly limit: number;
  readonly after: string | undefined;
  readonly signal: AbortSignal;
}

/** Some records of a list, and where the rest begins. */
export interface ListedPage<Item> {
  readonly records: readonly Item[];
  readonly total: number;
  readonly next: string | undefined;
}

/**
 * Reads one page. Twenty's cursors lose records when sorting by a field that may be empty, so such a
 * list is walked in two parts: first the records with a value, in order; then those without, by id.
 */
export async function listPage<Item extends { readonly id: string }>(
  listing: Listing<Item>,
): Promise<ListedPage<Item>> {
  const position = readPosition(listing.after);
  if (!listing.sort.nullable) {
    const page = await part(listing, "all", listing.limit, position.cursor);
    return { ...page, next: page.next && `v.${page.next}` };
  }
  return position.part === "values"
    ? fromValues(listing, position.cursor)
    : fromEmpties(listing, position.cursor);
}

async function fromValues<Item extends { readonly id: string }>(
  listing: Listing<Item>,
  cursor: string | undefined,
): Promise<ListedPage<Item>> {
  const [values, empties] = await Promise.all([
    part(listing, "values", listing.limit, cursor),
    part(listing, "empties", listing.limit),
  ]);
  const total = values.total + empties.total;
  if (values.next !== undefined) {
    return { records: values.records, total, next: `v.${values.next}` };
  }
  const room = listing.limit - values.records.length;
  if (empties.total === 0) return { records: values.records, total, next: undefined };
  if (room === 0) return { records: values.records, total, next: "e." };
  if (empties.records.length <= room && empties.next === undefined) {
    return { records: [...values.records, ...empties.records], total, next: undefined };
  }
  // Read again rather than cut: only Twenty can say where the page after a shorter one begins.
  const rest = await part(listing, "empties", room);
  return {
    records: [...values.records, ...rest.records],
    total,
    next: rest.next && `e.${rest.next}`,
  };
}

async function fromEmpties<Item extends { readonly id: string }>(
  listing: Listing<Item>,
  cursor: string | undefined,
): Promise<ListedPage<Item>> {
  const [empties, values] = await Promise.all([
    part(listing, "empties", listing.limit, cursor),
    part(listing, "values", 1),
  ]);
  return {
    records: empties.records,
    total: values.total + empties.total,
    next: empties.next && `e.${empties.next}`,
  };
}

async function part<Item extends { readonly id: string }>(
  listing: Listing<Item>,
  which: "all" | "values" | "empties",
  limit: number,
  after?: string,
): Promise<ListedPage<Item>> {
  const { field, direction } = listing.sort;
  const filter = allOf([
    listing.filter,
    which === "values" ? { field, operator: "isNotNull" } : undefined,
    which === "empties" ? { field, operator: "isNull" } : undefined,
  ]);
  const orderBy: readonly OrderBy[] = which === "empties" ? [] : [{ field, direction }];
  const page = await listing.collection.list({
    fields: listing.fields,
    limit,
    signal: listing.signal,
    ...(filter !== undefined && { filter }),
    ...(orderBy.length > 0 && { orderBy }),
    ...(after !== undefined && { after }),
  });
  const { hasNextPage, endCursor } = page.pageInfo;
  return {
    records: page.records,
    total: page.totalCount,
    next: hasNextPage && endCursor !== null ? endCursor : undefined,
  };
}

/** Reads a position as `listPage` wrote it: `v.` or `e.` and Twenty's own cursor. */
function readPosition(after: string | undefined): {
  readonly part: "values" | "empties";
  readonly cursor: string | undefined;
} {
  if (after === undefined) return { part: "values", cursor: undefined };
  const match = /^([ve])\.([\w+/=-]*)$/.exec(after.trim());
  if (match === null || after.trim() === "v.") {
    throw new ToolFault({
      field: "after",
      reason: "not a position this tool gave out",
      wayOut: "Pass `next` of the previous page unchanged, with the same orderBy, or leave it out.",
    });
  }
  return {
    part: match[1] === "v" ? "values" : "empties",
    cursor: match[2] === "" ? undefined : match[2],
  };
}
