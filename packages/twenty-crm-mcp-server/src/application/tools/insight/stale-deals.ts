import type { Opportunity } from "twenty-client";
import { z } from "zod";
import { closedStages, closedStagesFields, isOpen } from "../../insight/closed-stages.ts";
import { allOf, before } from "../../listing/filters.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { neededFields, showColumns } from "../../records/columns.ts";
import { opportunityColumns, opportunityRow } from "../../records/opportunity.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, countField, limitField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const DAY_MS = 86_400_000;
/** A hundred years: a date before the calendar begins is none. */
const MOST_DAYS = 36_500;
const COLUMNS = [
  "name",
  "stage",
  "amount",
  "currency",
  "closeDate",
  "company",
  "updatedAt",
] as const;

/** Finds open deals that nobody has touched for a while, the longest first. */
export const staleDeals = defineTool({
  name: "stale-deals",
  title: "Stale deals",
  description: "Open deals that nobody has changed for some days, oldest first.",
  toolset: "insight",
  entity: "opportunity",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    days: countField
      .refine((days) => days <= MOST_DAYS, `must be at most ${MOST_DAYS}`)
      .default(30),
    ...closedStagesFields,
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(opportunityRow),
  async handle({ days, limit, after, ...stages }, call) {
    const closed = await closedStages(stages, call);
    const since = new Date(call.clock.now().getTime() - days * DAY_MS).toISOString();
    const page = await listPage({
      collection: call.twenty.opportunities,
      fields: neededFields<Opportunity>(opportunityColumns, COLUMNS),
      filter: allOf([isOpen(closed), before("updatedAt", since)]),
      orderBy: { field: "updatedAt", direction: "asc" },
      limit,
      after,
      signal: call.signal,
    });
    const records = page.records.map((deal) => ({
      id: deal.id,
      ...showColumns(deal, opportunityColumns, COLUMNS),
    }));
    return listAnswer({ ...page, records }, COLUMNS, `deals unchanged for ${days} days`);
  },
});
