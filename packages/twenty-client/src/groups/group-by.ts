import type { WithObject } from "../dynamic/dynamic-collection.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { Filter } from "../filters/filter.ts";
import { resolveFilter } from "../filters/resolve-filter.ts";
import type { Json, WireRecord } from "../json.ts";
import type { GroupQuery, RecordCall } from "../records/record-api.ts";
import type { CallOptions } from "../records/record-collection.ts";
import {
  type Aggregate,
  type AggregateValue,
  type ResolvedAggregate,
  resolveAggregate,
} from "./aggregate.ts";
import { type GroupDimension, type ResolvedDimension, resolveDimension } from "./dimension.ts";
import { type GroupOrder, resolveGroupOrder } from "./group-order.ts";

/** What to group, by what, and what to say of each group. */
export interface GroupByRequest extends CallOptions {
  /** Singular or plural name. */
  readonly object: string;
  /** One to three. */
  readonly by: readonly GroupDimension[];
  /** By names of the caller's own. Default `{ count: { function: "count" } }`. */
  readonly aggregates?: Readonly<Record<string, Aggregate>>;
  /** Default: every record. */
  readonly filter?: Filter;
  /** Default: as Twenty likes. */
  readonly orderBy?: readonly GroupOrder[];
  /** 1 to 500. Default 50. */
  readonly limit?: number;
}

/** Records that agree in everything they are grouped by. */
export interface Group {
  /** What they agree in, one value for each of `by`; null stands for no value. */
  readonly values: readonly Json[];
  /** By the caller's names. */
  readonly aggregates: Readonly<Record<string, AggregateValue>>;
}

/** The groups, and whether there are more than were asked for. */
export interface Groups {
  readonly groups: readonly Group[];
  readonly hasMore: boolean;
}

const maxDimensions = 3;
const maxAggregates = 20;
const maxGroups = 500;
const defaultGroups = 50;

/** A request in the names of this server, and how its results are read. */
interface ResolvedGroups {
  readonly query: GroupQuery;
  readonly aggregates: ReadonlyMap<string, ResolvedAggregate>;
  readonly dimensions: readonly ResolvedDimension[];
}

/** Groups records of any object; Twenty computes, only the results travel. */
export function createGroupBy(
  withObject: WithObject,
): (request: GroupByRequest) => Promise<Groups> {
  return ({ limit = defaultGroups, ...request }) =>
    withObject(request.object, request.signal, async ({ call, run }) => {
      const { query, aggregates, dimensions } = resolveGroups(call, request, limit);
      const prefersRest = dimensions.some(({ isJoinColumn }) => isJoinColumn);
      const { signal, onWait } = request;
      const options = { signal, onWait, prefersRest };
      const wires = await run("read", options, (api, current) => api.groupBy(current, query));
      const groups = wires.slice(0, limit).map((wire) => readGroup(wire, aggregates));
      return { groups, hasMore: wires.length > limit };
    });
}

function resolveGroups(
  call: RecordCall,
  { by, aggregates = { count: { function: "count" } }, filter, orderBy = [] }: GroupByRequest,
  limit: number,
): ResolvedGroups {
  requireCount("by", by.length, maxDimensions);
  requireCount("aggregates", Object.keys(aggregates).length, maxAggregates);
  requireCount("limit", limit, maxGroups);
  const resolved = new Map(
    Object.entries(aggregates).map(([name, aggregate]) => [
      name,
      resolveAggregate(aggregate, call),
    ]),
  );
  const dimensions = by.map((dimension) => resolveDimension(dimension, call));
  return {
    aggregates: resolved,
    dimensions,
    query: {
      dimensions: dimensions.map(({ wire }) => wire),
      aggregates: [...new Set([...resolved.values()].map(({ wire }) => wire))],
      filter: filter && resolveFilter(filter, call.object, call.schema),
      order: orderBy.map((order) => resolveGroupOrder(order, resolved, dimensions)),
      // One more than asked for tells whether there are more.
      limit: limit + 1,
    },
  };
}

function readGroup(wire: WireRecord, aggregates: ReadonlyMap<string, ResolvedAggregate>): Group {
  const values = Array.isArray(wire.groupByDimensionValues) ? wire.groupByDimensionValues : [];
  return {
    values: values as readonly Json[],
    aggregates: Object.fromEntries(
      [...aggregates].map(([name, { wire: wireName, read }]) => [name, read(wire[wireName])]),
    ),
  };
}

function requireCount(field: string, count: number, max: number): void {
  if (Number.isSafeInteger(count) && count >= 1 && count <= max) return;
  throw new TwentyError("invalid_input", `${field}: ${count} were asked for`, {
    field,
    wayOut: `Ask for 1 to ${max}.`,
  });
}
