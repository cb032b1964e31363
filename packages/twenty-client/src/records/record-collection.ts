import type { Filter } from "../filters/filter.ts";
import type { OrderBy } from "../filters/order-by.ts";

/** What every call takes. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Told, in milliseconds, before the call waits for a tenth of a second or more for the workspace's rate limit. */
  readonly onWait?: (waitMs: number) => void;
}

/** How one record is read. */
export interface GetOptions<Field extends string> extends CallOptions {
  /** Also finds a soft-deleted record. Default false. */
  readonly includeDeleted?: boolean;
  /** Reads only these fields, and `id`. Default all. */
  readonly fields?: readonly Field[];
}

/** Which records are listed, and how. */
export interface ListOptions<Field extends string, FilterField extends string>
  extends GetOptions<Field> {
  /** Default: every record. */
  readonly filter?: Filter<FilterField>;
  /** Default: by id, which is also what breaks ties. */
  readonly orderBy?: readonly OrderBy<FilterField>[];
  /** 1 to 200. Default 60. */
  readonly limit?: number;
  /** The `endCursor` of the page before; tied to its `orderBy`. */
  readonly after?: string;
  /** The `startCursor` of the page after; tied to its `orderBy`. */
  readonly before?: string;
}

/** Where a page lies among all. */
export interface PageInfo {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Some of the records that a filter matches. */
export interface Page<Item> {
  readonly records: readonly Item[];
  /** How many match in all, on every page together. */
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
}

/** How a record is made. */
export interface CreateOptions extends CallOptions {
  /**
   * Changes the record with the same unique field, if there is one; revives it when it was soft-deleted.
   * Unlike `update`, it cannot keep those parts of links and phones that it does not name.
   */
  readonly upsert?: boolean;
}

/** The records of one object, read only. Every method throws a `TwentyError` when it cannot do its work. */
export interface ReadableCollection<
  Item extends { readonly id: string },
  FilterField extends string,
> {
  get<Field extends keyof Item & string = keyof Item & string>(
    id: string,
    options?: GetOptions<Field>,
  ): Promise<Pick<Item, Field | "id">>;
  list<Field extends keyof Item & string = keyof Item & string>(
    options?: ListOptions<Field, FilterField>,
  ): Promise<Page<Pick<Item, Field | "id">>>;
}

/**
 * The records of one object. Bulk operations take ids, never filters: none can match everything by
 * accident. Ids that belong to no record are absent from what they return.
 */
export interface RecordCollection<
  Item extends { readonly id: string },
  Create,
  Update,
  FilterField extends string,
> extends ReadableCollection<Item, FilterField> {
  create(input: Create, options?: CreateOptions): Promise<Item>;
  /** 1 to 200 at once, all or nothing. */
  createMany(inputs: readonly Create[], options?: CreateOptions): Promise<readonly Item[]>;
  /** Changes what `patch` names and nothing else; reads first what Twenty would empty along with it. */
  update(id: string, patch: Update, options?: CallOptions): Promise<Item>;
  /** The same patch for 1 to 200 records; links and phones are named whole or not at all. */
  updateMany(
    ids: readonly string[],
    patch: Update,
    options?: CallOptions,
  ): Promise<readonly Item[]>;
  /** Can be undone by `restore`. */
  softDelete(id: string, options?: CallOptions): Promise<DeletedRecord>;
  softDeleteMany(ids: readonly string[], options?: CallOptions): Promise<readonly DeletedRecord[]>;
  restore(id: string, options?: CallOptions): Promise<Item>;
  restoreMany(ids: readonly string[], options?: CallOptions): Promise<readonly Item[]>;
  /** Cannot be undone. */
  destroy(id: string, options?: CallOptions): Promise<{ readonly id: string }>;
  destroyMany(
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<readonly { readonly id: string }[]>;
}

/** A record that is now soft-deleted. */
export interface DeletedRecord {
  readonly id: string;
  /** ISO 8601. */
  readonly deletedAt: string;
}
