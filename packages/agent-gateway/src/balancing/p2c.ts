import type { Place, Policy } from "./place.ts";
import { drawByWeight } from "./random.ts";

/** What an answer is taken to last before there was one. */
const FIRST_GUESS_MS = 30;

/**
 * Power of two choices on the peak-EWMA of the latency: of two places drawn by weight, the second takes the
 * request away from the first the more surely, the dearer the first is. With equal costs every place gets
 * exactly its weight's share; a place that is ten times dearer gets a hundredth of it. A hard "the cheaper
 * one wins" would starve the lighter of two idle places, whose costs are never quite equal.
 * (Mitzenmacher 2001; Finagle's and Linkerd's peak EWMA.)
 */
export const p2c: Policy = (places, choice) => {
  if (places.length < 2) return places[0];
  const first = drawByWeight(places, choice);
  const one = places[first];
  const other = places[drawByWeight(places, choice, first)];
  if (one === undefined || other === undefined) return one ?? other;
  const ratio = costRatio(one, other, choice.nowMs);
  if (ratio <= 1) return one;
  const square = ratio * ratio;
  return choice.random() < (square - 1) / (square + 1) ? other : one;
};

/** How many times dearer the first place is: latency × requests it would then have. */
function costRatio(one: Place, other: Place, nowMs: number): number {
  const ones = one.latencyAt(nowMs);
  const others = other.latencyAt(nowMs);
  // Nothing is known of a place that has never answered; it is not to starve among fast ones for that.
  const guess = Math.min(FIRST_GUESS_MS, ones ?? others ?? FIRST_GUESS_MS);
  return ((ones ?? guess) * (one.inFlight + 1)) / ((others ?? guess) * (other.inFlight + 1));
}
