import type { Filter } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { AmountSums, type Amounts } from "./amounts.ts";

/** Deals that have something in common. */
export interface DealGroup {
  /** What they have in common, in the order of the dimensions; null stands for no value. */
  readonly keys: readonly (string | null)[];
  readonly count: number;
  readonly amounts: Amounts;
}

/** What deals are grouped by besides their currency. */
export type DealDimension =
  | { readonly field: "stage" | "ownerId" }
  | {
      readonly field: "closeDate";
      readonly granularity: "month" | "quarter" | "year";
      readonly timeZone: "UTC";
    };

const MOST_GROUPS = 500;

/**
 * Counts of deals by up to two dimensions, and sums where the amount may be seen; Twenty computes, so that no
 * page can be missed.
 */
export async function groupDeals(
  dimensions: readonly DealDimension[],
  filter: Filter | undefined,
  { twenty, signal }: ToolCall,
): Promise<readonly DealGroup[]> {
  const { fields } = await twenty.schema.object("opportunity", { signal });
  const hasAmount = fields.has("amount");
  const { groups, hasMore } = await twenty.groupBy({
    object: "opportunity",
    // Groups need something to go by; the sums of one key are put together below.
    by: [...dimensions, hasAmount ? { field: "amount.currencyCode" } : { field: "stage" }],
    aggregates: {
      deals: { function: "count" },
      ...(hasAmount && { total: { function: "sum", field: "amount" } as const }),
    },
    limit: MOST_GROUPS,
    signal,
    ...(filter && { filter }),
  });
  if (hasMore) {
    throw new ToolFault({
      reason: `the deals fall into more than ${MOST_GROUPS} groups`,
      wayOut: "Narrow them by dates or company: a figure that leaves deals out would mislead.",
    });
  }
  const merged = new Map<string, { keys: (string | null)[]; count: number; sums: AmountSums }>();
  for (const { values, aggregates } of groups) {
    const keys = dimensions.map((_, index) => textOrNull(values[index]));
    const name = JSON.stringify(keys);
    const group = merged.get(name) ?? { keys, count: 0, sums: new AmountSums() };
    group.count += Number(aggregates.deals ?? 0);
    if (hasAmount) group.sums.add(values[dimensions.length], aggregates.total);
    merged.set(name, group);
  }
  return [...merged.values()].map(({ keys, count, sums }) => ({
    keys,
    count,
    amounts: sums.amounts,
  }));
}

/**
 * Holds groups to a count of the same deals.
 * @throws ToolFault when they differ: somebody wrote meanwhile, or the groups left deals out.
 */
export async function requireWhole(
  groups: readonly DealGroup[],
  filter: Filter | undefined,
  { twenty, signal }: ToolCall,
): Promise<number> {
  const { totalCount } = await twenty.opportunities.list({
    ...(filter && { filter }),
    fields: [],
    limit: 1,
    signal,
  });
  const grouped = groups.reduce((sum, { count }) => sum + count, 0);
  if (grouped === totalCount) return totalCount;
  throw new ToolFault({
    reason: `the groups hold ${grouped} deals and a count finds ${totalCount}`,
    wayOut: "Deals changed meanwhile, or the key may not see all: call again.",
  });
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
