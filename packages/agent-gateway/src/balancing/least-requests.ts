import type { Policy } from "./place.ts";

/** The place with the fewest requests under way for its weight; among equals, any, as often as its weight says. */
export const leastRequests: Policy = (places, { nowMs, random }) => {
  let best = places[0];
  let bestLoad = Number.POSITIVE_INFINITY;
  let tiedWeight = 0;
  for (const place of places) {
    const weight = place.weightAt(nowMs);
    const load = place.inFlight / weight;
    if (load > bestLoad) continue;
    tiedWeight = load === bestLoad ? tiedWeight + weight : weight;
    // One pass: the n-th of the equals replaces the earlier ones with its share of the chance.
    if (load < bestLoad || random() * tiedWeight < weight) best = place;
    bestLoad = load;
  }
  return best;
};
