import type { Policy, Weighted } from "./policy.ts";

/** Turns of one round are counted in 1/100 of the heaviest candidate's, so a round stays short. */
const MAX_TURNS_EACH = 100;

/**
 * Weighted round-robin: in each round every candidate has turns in proportion to its weight, spread evenly.
 * With equal weights that is one after the other.
 */
export const roundRobin: Policy = (candidates, { sequence }) => {
  const turns = turnsOf(candidates);
  const total = turns.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  return candidates[turnOwner(turns, sequence % total)];
};

/** Small whole numbers in the proportion of the weights; at least one each, so that nobody starves. */
function turnsOf(candidates: readonly Weighted[]): readonly number[] {
  const weights = candidates.map(({ weight }) => weight);
  const least = Math.min(...weights);
  const scale = Math.min(2, MAX_TURNS_EACH / Math.max(...weights, 1)) / Math.min(1, least);
  const turns = weights.map((weight) =>
    Math.min(MAX_TURNS_EACH, Math.max(1, Math.round(weight * scale))),
  );
  const divisor = turns.reduce(greatestCommonDivisor, turns[0] ?? 1);
  return turns.map((count) => count / divisor);
}

/** Whose turn it is: the k-th turn of a candidate with n turns comes at (k + ½) / n of the round. */
function turnOwner(turns: readonly number[], turn: number): number {
  const order = turns.flatMap((count, index) =>
    Array.from({ length: count }, (_, k) => ({ at: (k + 0.5) / count, index })),
  );
  order.sort((a, b) => a.at - b.at || a.index - b.index);
  return order[turn]?.index ?? 0;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
