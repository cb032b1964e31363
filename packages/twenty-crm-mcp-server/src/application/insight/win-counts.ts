import type { ClosedStages } from "./closed-stages.ts";
import type { DealGroup } from "./grouped-deals.ts";

/** How many deals of a group were won and lost. */
export interface Decided {
  /** What the group has in common; null stands for no value. */
  readonly key: string | null;
  readonly won: number;
  readonly lost: number;
}

/** Counts deals that are grouped by stage first, each group under its key; groups without a decided deal are left out. */
export function countDecided(
  groups: readonly DealGroup[],
  { won, lost }: ClosedStages,
  keyOf: (keys: DealGroup["keys"]) => string | null,
): readonly Decided[] {
  const counted = new Map<string | null, { won: number; lost: number }>();
  for (const { keys, count } of groups) {
    const [stage = null] = keys;
    const outcome = stage === null ? undefined : outcomeOf(stage, won, lost);
    if (outcome === undefined) continue;
    const key = keyOf(keys);
    const sums = counted.get(key) ?? { won: 0, lost: 0 };
    sums[outcome] += count;
    counted.set(key, sums);
  }
  return [...counted].map(([key, sums]) => ({ key, ...sums }));
}

/** Won of those decided in per cent with one decimal; undefined where none was decided. */
export function ratePercent({ won, lost }: Omit<Decided, "key">): number | undefined {
  return won + lost === 0 ? undefined : Math.round((1000 * won) / (won + lost)) / 10;
}

function outcomeOf(
  stage: string,
  won: readonly string[],
  lost: readonly string[],
): "won" | "lost" | undefined {
  if (won.includes(stage)) return "won";
  return lost.includes(stage) ? "lost" : undefined;
}
