import { z } from "zod";
import { amountsSchema, amountsText } from "../../insight/amounts.ts";
import { isOpen, lostStagesField, wonStagesField } from "../../insight/closed-stages.ts";
import { groupDeals } from "../../insight/grouped-deals.ts";
import { allOf, equals } from "../../listing/filters.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { defineTool } from "../define-tool.ts";
import { textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const group = z.object({ month: z.string(), count: z.number(), amounts: amountsSchema });

/** Shows which open deals close when, and which should have closed already. */
export const forecast = defineTool({
  name: "forecast",
  title: "Forecast",
  description: "Open deals by the month they should close, overdue ones apart, by currency.",
  toolset: "insight",
  entity: "opportunity",
  verb: "report",
  hints: READS,
  input: z.strictObject({
    company: textField.describe("Id or name").optional(),
    wonStages: wonStagesField,
    lostStages: lostStagesField,
  }),
  output: z.object({ months: z.array(group), overdue: z.array(group), undated: z.number() }),
  async handle({ company: reference, wonStages, lostStages }, call) {
    const company = await resolveCompany(reference, call);
    const filter = allOf([isOpen(wonStages, lostStages), equals("companyId", company?.id)]);
    const groups = await groupDeals(
      { field: "closeDate", granularity: "month", timeZone: "UTC" },
      filter,
      call,
    );
    const thisMonth = call.clock.now().toISOString().slice(0, 7);
    const dated = groups
      .filter(({ key }) => key !== null)
      .map(({ key, count, amounts }) => ({
        month: (key ?? "").slice(0, 7),
        count,
        amounts: { ...amounts },
      }))
      .toSorted((left, right) => (left.month < right.month ? -1 : 1));
    const months = dated.filter(({ month }) => month >= thisMonth);
    const overdue = dated.filter(({ month }) => month < thisMonth);
    const undated = groups.find(({ key }) => key === null)?.count ?? 0;
    const line = ({ month, count, amounts }: (typeof dated)[number]): string =>
      `${month}\t${count}\t${amountsText(amounts)}`;
    return {
      data: { months, overdue, undated },
      text: [
        "month\tcount\tvalue",
        ...months.map(line),
        ...(overdue.length > 0
          ? ["Should have closed before this month:", ...overdue.map(line)]
          : []),
        ...(undated > 0 ? [`Without a close date: ${undated}`] : []),
      ].join("\n"),
    };
  },
});
