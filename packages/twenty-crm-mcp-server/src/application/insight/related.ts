import type { Filter, Opportunity } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import { idIn } from "../listing/filters.ts";
import { linkedIds } from "../listing/linked-ids.ts";
import { showColumns } from "../records/columns.ts";
import { excerpt } from "../records/excerpt.ts";
import { opportunityColumns } from "../records/opportunity.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Links } from "../writes/plan-linked-create.ts";
import { AmountSums, type Amounts } from "./amounts.ts";

const SHOWN = 5;
const MOST_DEALS = 200;

/** Deals that belong to a record: the open ones with their worth, and how many there are. */
export interface RelatedDeals {
  readonly total: number;
  readonly amounts: Amounts;
  /** The worth is that of the first deals only. */
  readonly isCut: boolean;
  readonly deals: readonly Readonly<Record<string, unknown>>[];
}

/** The deals that a filter finds, most recently changed first. */
export async function relatedDeals(
  filter: Filter,
  { twenty, signal }: ToolCall,
): Promise<RelatedDeals> {
  const { records, totalCount } = await twenty.opportunities.list({
    filter,
    orderBy: [{ field: "updatedAt", direction: "desc" }],
    limit: MOST_DEALS,
    signal,
  });
  const sums = new AmountSums();
  for (const { amount } of records) sums.add(amount?.currencyCode, amount?.amountMicros);
  const show = (deal: Opportunity) => ({
    id: deal.id,
    ...showColumns(deal, opportunityColumns, ["name", "stage", "amount", "currency", "closeDate"]),
  });
  return {
    total: totalCount,
    amounts: sums.amounts,
    isCut: totalCount > records.length,
    deals: records.slice(0, SHOWN).map(show),
  };
}

/** The last notes that are linked with a record. */
export async function lastNotes(links: Links, call: ToolCall) {
  const filter = idIn(await linkedIds("note", links, call));
  const { records, totalCount } = await call.twenty.notes.list({
    ...(filter && { filter }),
    fields: ["title", "body", "createdAt"],
    orderBy: [{ field: "createdAt", direction: "desc" }],
    limit: SHOWN,
    signal: call.signal,
  });
  return {
    total: totalCount,
    notes: records.map(({ id, title, body, createdAt }) => ({
      id,
      title: oneLine(title),
      excerpt: excerpt(body),
      createdAt,
    })),
  };
}

/** The tasks that are linked with a record and not done, the most urgent first. */
export async function openTasks(links: Links, call: ToolCall) {
  const ids = idIn(await linkedIds("task", links, call));
  const isUndone: Filter = { not: { field: "status", operator: "eq", value: "DONE" } };
  const { records, totalCount } = await call.twenty.tasks.list({
    filter: ids === undefined ? isUndone : { and: [ids, isUndone] },
    fields: ["title", "status", "dueAt"],
    orderBy: [{ field: "dueAt", direction: "asc", nulls: "last" }],
    limit: SHOWN,
    signal: call.signal,
  });
  return {
    total: totalCount,
    tasks: records.map(({ id, title, status, dueAt }) => ({
      id,
      title: oneLine(title),
      ...(status !== null && { status }),
      ...(dueAt !== null && { dueAt }),
    })),
  };
}
