import type { Filter } from "twenty-client";
import { z } from "zod";
import { amountsSchema, amountsText } from "../../insight/amounts.ts";
import { closedStages, closedStagesFields, isOpen } from "../../insight/closed-stages.ts";
import { type DealGroup, groupDeals, requireWhole } from "../../insight/grouped-deals.ts";
import { allOf, atLeast, before, equals } from "../../listing/filters.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { defineTool } from "../define-tool.ts";
import { textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const BY_MONTH = [{ field: "closeDate", granularity: "month", timeZone: "UTC" }] as const;

const worth = z.object({ count: z.number(), amounts: amountsSchema });
const month = worth.extend({ month: z.string() });

/** Shows which open deals close when, and which should have closed already. */
export const forecast = defineTool({
  name: "forecast",
  title: "Forecast",
  description: "Open deals by close month and currency, apart from overdue and undated ones.",
  toolset: "insight",
  entity: "opportunity",
  verb: "report",
  hints: READS,
  input: z.strictObject({
    company: textField.describe("Id or name").optional(),
    ...closedStagesFields,
  }),
  output: z.object({
    months: z.array(month),
    overdue: z.array(month),
    undated: worth,
    total: z.number(),
  }),
  async handle({ company: reference, ...stages }, call) {
    const closed = await closedStages(stages, call);
    const company = await resolveCompany(reference, call);
    const open = allOf([isOpen(closed), equals("companyId", company?.id)]);
    const today = `${call.clock.now().toISOString().slice(0, 10)}T00:00:00.000Z`;
    const noDate: Filter = { field: "closeDate", operator: "isNull" };
    const [ahead, late, dateless] = await Promise.all([
      groupDeals(BY_MONTH, allOf([open, atLeast("closeDate", today)]), call),
      groupDeals(BY_MONTH, allOf([open, before("closeDate", today)]), call),
      groupDeals([], allOf([open, noDate]), call),
    ]);
    const total = await requireWhole([...ahead, ...late, ...dateless], open, call);
    const [months, overdue] = [inOrder(ahead), inOrder(late)];
    const [none] = dateless;
    const undated = { count: none?.count ?? 0, amounts: { ...none?.amounts } };
    return {
      data: { months, overdue, undated, total },
      text: [
        `${total} open deals.`,
        "month\tcount\tvalue",
        ...months.map(line),
        ...(overdue.length > 0 ? ["Should have closed before today:", ...overdue.map(line)] : []),
        ...(undated.count > 0 ? [line({ month: "no close date", ...undated })] : []),
      ].join("\n"),
    };
  },
});

function inOrder(groups: readonly DealGroup[]): z.input<typeof month>[] {
  return groups
    .map(({ keys: [key], count, amounts }) => ({
      month: (key ?? "").slice(0, 7),
      count,
      amounts: { ...amounts },
    }))
    .toSorted((left, right) => (left.month < right.month ? -1 : 1));
}

function line({ month: when, count, amounts }: z.input<typeof month>): string {
  return `${when}\t${count}\t${amountsText(amounts)}`;
}
