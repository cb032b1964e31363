import type { Filter } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { AmountSums, type Amounts } from "./amounts.ts";

/** Deals that have something in common. */
export interface DealGroup {
  readonly key: string | null;
  readonly count: number;
  readonly amounts: Amounts;
}

/** What deals are grouped by besides their currency. */
export type DealDimension =
  | { readonly field: "stage" | "ownerId" }
  | { readonly field: "closeDate"; readonly granularity: "month"; readonly timeZone: "UTC" };

const MOST_GROUPS = 500;

/** Counts and sums of deals by one dimension; Twenty computes, so that no deal is left out. */
export async function groupDeals(
  dimension: DealDimension,
  filter: Filter | undefined,
  { twenty, signal }: ToolCall,
): Promise<readonly DealGroup[]> {
  const { groups, hasMore } = await twenty.groupBy({
    object: "opportunity",
    by: [dimension, { field: "amount.currencyCode" }],
    aggregates: { deals: { function: "count" }, total: { function: "sum", field: "amount" } },
    limit: MOST_GROUPS,
    signal,
    ...(filter && { filter }),
  });
  if (hasMore) {
    throw new ToolFault({
      reason: `the deals fall into more than ${MOST_GROUPS} groups`,
      wayOut: "Narrow them by company or dates: a figure that leaves deals out would mislead.",
    });
  }
  const merged = new Map<string | null, { count: number; sums: AmountSums }>();
  for (const { values, aggregates } of groups) {
    const [key, currency] = values;
    const name = typeof key === "string" ? key : null;
    const group = merged.get(name) ?? { count: 0, sums: new AmountSums() };
    group.count += Number(aggregates.deals ?? 0);
    group.sums.add(currency, aggregates.total);
    merged.set(name, group);
  }
  return [...merged].map(([key, { count, sums }]) => ({ key, count, amounts: sums.amounts }));
}
