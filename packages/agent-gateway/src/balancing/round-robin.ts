import type { Policy } from "./place.ts";

/**
 * Smooth weighted round-robin: everyone gains credit by its weight, the richest has its turn and pays what all
 * gained. Equal weights take turns one after the other; others are spread over the round as evenly as can be,
 * and weights may change between two turns. (nginx, ngx_http_upstream_round_robin.c.)
 */
export const roundRobin: Policy = (places, { nowMs }) => {
  let richest = places[0];
  let total = 0;
  for (const place of places) {
    const weight = place.weightAt(nowMs);
    total += weight;
    place.turnCredit += weight;
    if (richest !== undefined && place.turnCredit > richest.turnCredit) richest = place;
  }
  if (richest !== undefined) richest.turnCredit -= total;
  return richest;
};
