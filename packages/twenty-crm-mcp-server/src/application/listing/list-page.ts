import { type Filter, type ListOptions, type OrderBy, type Page, TwentyError } from "twenty-client";
import { ToolFault } from "../tools/tool-fault.ts";

/** The part of a collection that a list needs. */
interface Listable<Item> {
  list(options: ListOptions<keyof Item & string, string>): Promise<Page<Item>>;
}

/** Which records, in which order, from where on. */
export interface Listing<Item extends { readonly id: string }> {
  readonly collection: Listable<Item>;
  readonly fields: readonly (keyof Item & string)[];
  readonly filter: Filter | undefined;
  readonly orderBy: OrderBy;
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

/** Reads one page; records without a value in the sorted field come last. */
export async function listPage<Item extends { readonly id: string }>(
  listing: Listing<Item>,
): Promise<ListedPage<Item>> {
  const { collection, fields, filter, orderBy, limit, after, signal } = listing;
  const work = collection.list({
    fields,
    limit,
    signal,
    orderBy: [{ ...orderBy, nulls: "last" }],
    ...(filter !== undefined && { filter }),
    ...(after !== undefined && { after }),
  });
  const { records, totalCount, pageInfo } = await work.catch(refuseCursor);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return { records, total: totalCount, next: next ?? undefined };
}

function refuseCursor(error: unknown): never {
  if (
    !(error instanceof TwentyError && error.code === "invalid_input" && error.field === "cursor")
  ) {
    throw error;
  }
  throw new ToolFault({
    field: "after",
    reason: "not a position in this list",
    wayOut: "Pass `next` of the previous page unchanged, with the same orderBy, or leave it out.",
  });
}
