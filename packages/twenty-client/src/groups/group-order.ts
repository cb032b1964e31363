import { TwentyError } from "../errors/twenty-error.ts";
import { nest } from "../filters/compile-graphql.ts";
import type { Json } from "../json.ts";
import type { ResolvedAggregate } from "./aggregate.ts";
import type { ResolvedDimension } from "./dimension.ts";

/** One sort key of groups: an aggregate by the caller's name, or one of the fields that are grouped by. */
export type GroupOrder = ({ readonly aggregate: string } | { readonly field: string }) & {
  readonly direction?: "asc" | "desc";
};

/** @throws TwentyError `invalid_input` for what is neither asked for nor grouped by. */
export function resolveGroupOrder(
  order: GroupOrder,
  aggregates: ReadonlyMap<string, ResolvedAggregate>,
  dimensions: readonly ResolvedDimension[],
): Json {
  const direction = order.direction === "desc" ? "DescNullsLast" : "AscNullsLast";
  if ("aggregate" in order) {
    const aggregate = aggregates.get(order.aggregate);
    if (aggregate === undefined) throw unknown(order.aggregate, [...aggregates.keys()]);
    return { aggregate: { [aggregate.wire]: direction } };
  }
  const dimension = dimensions.find(({ field }) => field === order.field);
  if (dimension === undefined) {
    throw unknown(
      order.field,
      dimensions.map(({ field }) => field),
    );
  }
  const { path, granularity } = dimension;
  return nest(path, granularity === undefined ? direction : { orderBy: direction, granularity });
}

function unknown(name: string, names: readonly string[]): TwentyError {
  return new TwentyError("invalid_input", `Groups cannot be sorted by "${name.slice(0, 60)}"`, {
    field: "orderBy",
    wayOut: `Name one of ${names.join(", ")}.`,
  });
}
