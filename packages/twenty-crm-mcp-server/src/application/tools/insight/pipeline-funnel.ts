import { z } from "zod";
import { amountsSchema, amountsText } from "../../insight/amounts.ts";
import { groupDeals, requireWhole } from "../../insight/grouped-deals.ts";
import { allOf, atLeast, before, equals } from "../../listing/filters.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { defineTool } from "../define-tool.ts";
import { momentField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows how many deals are in each stage, and what they are worth. */
export const pipelineFunnel = defineTool({
  name: "pipeline-funnel",
  title: "Pipeline funnel",
  description: "Count and value of the deals in each stage, by currency.",
  toolset: "insight",
  entity: "opportunity",
  verb: "report",
  hints: READS,
  input: z.strictObject({
    company: textField.describe("Id or name").optional(),
    closesFrom: momentField.optional(),
    closesBefore: momentField.optional(),
  }),
  output: z.object({
    stages: z.array(z.object({ stage: z.string(), count: z.number(), amounts: amountsSchema })),
    total: z.number(),
  }),
  async handle({ company: reference, closesFrom, closesBefore }, call) {
    const company = await resolveCompany(reference, call);
    const filter = allOf([
      equals("companyId", company?.id),
      atLeast("closeDate", closesFrom),
      before("closeDate", closesBefore),
    ]);
    const [groups, schema] = await Promise.all([
      groupDeals([{ field: "stage" }], filter, call),
      call.twenty.schema.object("opportunity", { signal: call.signal }),
    ]);
    const total = await requireWhole(groups, filter, call);
    const order = (schema.fields.get("stage")?.options ?? []).map(({ value }) => value);
    // A stage that the workspace does not know, or none at all, comes after those that it knows.
    const place = (stage: string): number =>
      order.includes(stage) ? order.indexOf(stage) : order.length;
    const stages = groups
      .map(({ keys: [key], count, amounts }) => ({
        stage: key ?? "none",
        count,
        amounts: { ...amounts },
      }))
      .toSorted((left, right) => place(left.stage) - place(right.stage));
    const lines = stages.map(
      ({ stage, count, amounts }) => `${stage}\t${count}\t${amountsText(amounts)}`,
    );
    return {
      data: { stages, total },
      text: [`${total} deals.`, "stage\tcount\tvalue", ...lines].join("\n"),
    };
  },
});
