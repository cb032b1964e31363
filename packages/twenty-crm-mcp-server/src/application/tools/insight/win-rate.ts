import { z } from "zod";
import { lostStagesField, wonStagesField } from "../../insight/closed-stages.ts";
import { groupDeals } from "../../insight/grouped-deals.ts";
import { allOf, atLeast, before } from "../../listing/filters.ts";
import { defineTool } from "../define-tool.ts";
import { momentField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Says how many of the decided deals were won. */
export const winRate = defineTool({
  name: "win-rate",
  title: "Win rate",
  description: "Deals won of those decided.",
  toolset: "insight",
  entity: "opportunity",
  verb: "report",
  hints: READS,
  input: z.strictObject({
    wonStages: wonStagesField,
    lostStages: lostStagesField,
    closesFrom: momentField.optional(),
    closesBefore: momentField.optional(),
  }),
  output: z.object({
    won: z.number(),
    lost: z.number(),
    open: z.number(),
    winRatePercent: z.number().optional(),
  }),
  async handle({ wonStages, lostStages, closesFrom, closesBefore }, call) {
    const filter = allOf([atLeast("closeDate", closesFrom), before("closeDate", closesBefore)]);
    const groups = await groupDeals({ field: "stage" }, filter, call);
    const countIn = (stages: readonly string[]): number =>
      groups
        .filter(({ key }) => key !== null && stages.includes(key))
        .reduce((sum, { count }) => sum + count, 0);
    const [won, lost] = [countIn(wonStages), countIn(lostStages)];
    const open = groups.reduce((sum, { count }) => sum + count, 0) - won - lost;
    const isKnown = lostStages.length > 0 && won + lost > 0;
    const winRatePercent = Math.round((1000 * won) / (won + lost)) / 10;
    return {
      data: { won, lost, open, ...(isKnown && { winRatePercent }) },
      text: isKnown
        ? `${won} won, ${lost} lost, ${open} open: ${winRatePercent} % of those decided were won.`
        : `${won} won, ${lost} lost, ${open} open. A rate needs lost deals: name the stages that mean lost in lostStages.`,
    };
  },
});
