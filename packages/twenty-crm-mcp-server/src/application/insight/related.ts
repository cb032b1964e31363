import type { Filter, Opportunity } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import { withoutTokens } from "../../domain/without-tokens.ts";
import { allOf } from "../listing/filters.ts";
import { showColumns } from "../records/columns.ts";
import { excerpt } from "../records/excerpt.ts";
import { opportunityColumns } from "../records/opportunity.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Amounts } from "./amounts.ts";
import { isOpen, usualClosedStages } from "./closed-stages.ts";
import { groupDeals, requireWhole } from "./grouped-deals.ts";
import { inChunks, linkedWith, type Subject } from "./linked-records.ts";

const SHOWN = 5;
const COLUMNS = ["name", "stage", "amount", "currency", "closeDate"] as const;

/** Open deals that belong to a record: the last of them, and the worth of all. */
export interface RelatedDeals {
  readonly open: number;
  readonly closed: number;
  readonly amounts: Amounts;
  /** The stages whose deals count as closed. */
  readonly closedStages: readonly string[];
  readonly deals: readonly Readonly<Record<string, unknown>>[];
}

/** The deals that a filter finds, most recently changed first. */
export async function relatedDeals(filter: Filter, call: ToolCall): Promise<RelatedDeals> {
  const { twenty, signal } = call;
  const stages = await usualClosedStages(call);
  const open = allOf([filter, isOpen(stages)]);
  const [groups, all, { records }] = await Promise.all([
    groupDeals([], open, call),
    twenty.opportunities.list({ filter, fields: [], limit: 1, signal }),
    twenty.opportunities.list({
      ...(open && { filter: open }),
      orderBy: [{ field: "updatedAt", direction: "desc" }],
      limit: SHOWN,
      signal,
    }),
  ]);
  const total = await requireWhole(groups, open, call);
  const show = (deal: Opportunity) => {
    const { name, ...facts } = showColumns(deal, opportunityColumns, COLUMNS);
    return { id: deal.id, ...(name !== undefined && { name: oneLine(name) }), ...facts };
  };
  return {
    open: total,
    closed: all.totalCount - total,
    amounts: { ...groups[0]?.amounts },
    closedStages: [...stages.won, ...stages.lost],
    deals: records.map(show),
  };
}

/** The last notes that are linked with a record. */
export async function lastNotes(subject: Subject, call: ToolCall) {
  const { ids, isCut } = await linkedWith("note", subject, call);
  const pages = await Promise.all(
    inChunks(ids).map((chunk) =>
      call.twenty.notes.list({
        filter: { field: "id", operator: "in", value: chunk },
        fields: ["title", "body", "createdAt"],
        orderBy: [{ field: "createdAt", direction: "desc" }],
        limit: SHOWN,
        signal: call.signal,
      }),
    ),
  );
  return {
    ...counted(pages, isCut),
    notes: pages
      .flatMap(({ records }) => records)
      .toSorted((left, right) => right.createdAt.localeCompare(left.createdAt))
      .slice(0, SHOWN)
      .map(({ id, title, body, createdAt }) => ({
        id,
        title: oneLine(title),
        excerpt: excerpt(withoutTokens(body)),
        createdAt,
      })),
  };
}

/** The tasks that are linked with a record and not done, the most urgent first; one without a status is not done. */
export async function openTasks(subject: Subject, call: ToolCall) {
  const { ids, isCut } = await linkedWith("task", subject, call);
  const isUndone: Filter = {
    or: [
      { not: { field: "status", operator: "eq", value: "DONE" } },
      { field: "status", operator: "isNull" },
    ],
  };
  const pages = await Promise.all(
    inChunks(ids).map((chunk) =>
      call.twenty.tasks.list({
        filter: { and: [{ field: "id", operator: "in", value: chunk }, isUndone] },
        fields: ["title", "status", "dueAt"],
        orderBy: [{ field: "dueAt", direction: "asc", nulls: "last" }],
        limit: SHOWN,
        signal: call.signal,
      }),
    ),
  );
  return {
    ...counted(pages, isCut),
    tasks: pages
      .flatMap(({ records }) => records)
      .toSorted((left, right) => (left.dueAt ?? "~").localeCompare(right.dueAt ?? "~"))
      .slice(0, SHOWN)
      .map(({ id, title, status, dueAt }) => ({
        id,
        title: oneLine(title),
        ...(status !== null && { status }),
        ...(dueAt !== null && { dueAt }),
      })),
  };
}

/** How many there are; `atLeast` where older links were left unread. */
function counted(pages: readonly { readonly totalCount: number }[], isCut: boolean) {
  const total = pages.reduce((sum, { totalCount }) => sum + totalCount, 0);
  return isCut ? { atLeast: total } : { total };
}
