import type { ResolvedOrder } from "../filters/resolve-order.ts";
import type { ResolvedFilter } from "../filters/resolved-filter.ts";
import type { Json, WireInput, WireRecord } from "../json.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";

/** Which object a call is about, and what of its records it wants to see. */
export interface RecordCall {
  readonly object: AnyObjectDefinition;
  readonly schema: ObjectSchema;
  /** Default all. */
  readonly fields?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told before the call waits for a second or more for the rate limit. */
  readonly onWait?: ((waitMs: number) => void) | undefined;
}

/** Where a page lies: after or before a cursor of Twenty's own, or so many records from the start. */
export interface PagePosition {
  readonly limit: number;
  readonly after?: string;
  readonly before?: string;
  readonly offset?: number;
}

/** Which records a list asks for, in names and values that both APIs can trust. */
export interface ListQuery extends PagePosition {
  readonly filter: ResolvedFilter | undefined;
  readonly order: readonly ResolvedOrder[];
}

/** How records are grouped, in the form that both APIs take. */
export interface GroupQuery {
  readonly dimensions: readonly Json[];
  readonly aggregates: readonly string[];
  readonly filter: ResolvedFilter | undefined;
  readonly order: readonly Json[];
  readonly limit: number;
}

/** Which records become one, and whose values win where they differ. */
interface MergeQuery {
  readonly ids: readonly string[];
  readonly priorityIndex: number;
  readonly dryRun: boolean;
}

/** A page as Twenty sends it. */
export interface WirePage {
  readonly records: readonly WireRecord[];
  readonly totalCount: number;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Record operations as both of Twenty's APIs offer them. Ids are checked and never empty. */
export interface RecordApi {
  get(call: RecordCall, id: string, includeDeleted: boolean): Promise<WireRecord>;
  list(call: RecordCall, query: ListQuery): Promise<WirePage>;
  createMany(
    call: RecordCall,
    inputs: readonly WireInput[],
    upsert: boolean,
  ): Promise<readonly WireRecord[]>;
  create(call: RecordCall, input: WireInput, upsert: boolean): Promise<WireRecord>;
  update(call: RecordCall, id: string, patch: WireInput): Promise<WireRecord>;
  updateMany(
    call: RecordCall,
    ids: readonly string[],
    patch: WireInput,
  ): Promise<readonly WireRecord[]>;
  softDelete(call: RecordCall, id: string): Promise<WireRecord>;
  softDeleteMany(call: RecordCall, ids: readonly string[]): Promise<readonly WireRecord[]>;
  restore(call: RecordCall, id: string): Promise<WireRecord>;
  restoreMany(call: RecordCall, ids: readonly string[]): Promise<readonly WireRecord[]>;
  destroy(call: RecordCall, id: string): Promise<WireRecord>;
  destroyMany(call: RecordCall, ids: readonly string[]): Promise<readonly WireRecord[]>;
  /** Groups with `groupByDimensionValues` and the aggregates under Twenty's names. */
  groupBy(call: RecordCall, query: GroupQuery): Promise<readonly WireRecord[]>;
  /** Records that share what makes two of this object the same with the given one. */
  duplicates(call: RecordCall, id: string): Promise<readonly WireRecord[]>;
  merge(call: RecordCall, merge: MergeQuery): Promise<WireRecord>;
}
