import { z } from "zod";
import { closedStages, closedStagesFields } from "../../insight/closed-stages.ts";
import { groupDeals, requireWhole } from "../../insight/grouped-deals.ts";
import { memberNames } from "../../insight/member-names.ts";
import { countDecided, type Decided, ratePercent } from "../../insight/win-counts.ts";
import { allOf, atLeast, before } from "../../listing/filters.ts";
import { defineTool } from "../define-tool.ts";
import { momentField } from "../input-fields.ts";
import { oneOf } from "../one-of.ts";
import type { ToolCall } from "../tool-context.ts";
import { READS } from "../tool-hints.ts";

const GROUPINGS = ["month", "quarter", "year", "owner"] as const;

const decided = z.object({
  won: z.number(),
  lost: z.number(),
  winRatePercent: z.number().optional(),
});

/** Says how many of the decided deals were won. */
export const winRate = defineTool({
  name: "win-rate",
  title: "Win rate",
  description: "Deals won of those decided; periods are those of the close date.",
  toolset: "insight",
  entity: "opportunity",
  verb: "report",
  hints: READS,
  input: z.strictObject({
    ...closedStagesFields,
    by: z.string().transform(oneOf(GROUPINGS)).describe(GROUPINGS.join(", ")).optional(),
    closesFrom: momentField.optional(),
    closesBefore: momentField.optional(),
  }),
  output: decided.extend({
    open: z.number(),
    total: z.number(),
    groups: z.array(decided.extend({ group: z.string() })).optional(),
  }),
  async handle({ by, closesFrom, closesBefore, ...stages }, call) {
    const closed = await closedStages(stages, call);
    const filter = allOf([atLeast("closeDate", closesFrom), before("closeDate", closesBefore)]);
    const dimension =
      by === "owner"
        ? ({ field: "ownerId" } as const)
        : ({ field: "closeDate", granularity: by ?? "month", timeZone: "UTC" } as const);
    const [all, inGroups] = await Promise.all([
      groupDeals([{ field: "stage" }], filter, call),
      by === undefined ? [] : groupDeals([{ field: "stage" }, dimension], filter, call),
    ]);
    const total = await requireWhole(all, filter, call);
    if (by !== undefined) await requireWhole(inGroups, filter, call);
    const [whole = { key: null, won: 0, lost: 0 }] = countDecided(all, closed, () => null);
    const isRated = closed.lost.length > 0;
    const groups = await named(
      countDecided(inGroups, closed, ([, key]) => key ?? null),
      by === "owner",
      call,
    );
    const shown = ({ won, lost }: Omit<Decided, "key">) => {
      const rate = isRated ? ratePercent({ won, lost }) : undefined;
      return { won, lost, ...(rate !== undefined && { winRatePercent: rate }) };
    };
    const rows = groups.map(({ group, ...counts }) => ({ group, ...shown(counts) }));
    const open = total - whole.won - whole.lost;
    const totals = { ...shown(whole), open, total };
    return {
      data: { ...totals, ...(by !== undefined && { groups: rows }) },
      text: [
        `${totals.won} won, ${totals.lost} lost, ${open} open of ${total} deals.`,
        isRated
          ? `${totals.winRatePercent ?? "No"} % of those decided were won.`
          : "A rate needs lost deals, and Twenty has no stage for them: name yours in lostStages.",
        ...(rows.length > 0 ? [`${by}\twon\tlost\trate`] : []),
        ...rows.map(
          ({ group, won, lost, winRatePercent }) =>
            `${group}\t${won}\t${lost}\t${winRatePercent ?? ""}`,
        ),
      ].join("\n"),
    };
  },
});

/** Groups under names that people know, in their order. */
async function named(decidedGroups: readonly Decided[], isOwners: boolean, call: ToolCall) {
  const ids = decidedGroups.map(({ key }) => key).filter((key) => key !== null);
  const names = isOwners ? await memberNames(ids, call) : new Map<string, string>();
  return decidedGroups
    .map(({ key, won, lost }) => ({
      group: key === null ? "none" : (names.get(key) ?? (isOwners ? key : key.slice(0, 10))),
      won,
      lost,
    }))
    .toSorted((left, right) => (left.group < right.group ? -1 : 1));
}
