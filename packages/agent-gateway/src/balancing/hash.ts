import { mixHashes } from "./hash-text.ts";
import { p2c } from "./p2c.ts";
import type { Policy } from "./place.ts";

/**
 * Rendezvous hashing: the place whose id goes best with the key. When a place leaves, only its own keys move;
 * when one comes, it takes only its share. Weight and load do not count, or keys would move with them.
 * Without a key there is nothing to keep together, and the load decides. (Thaler, Ravishankar 1998.)
 */
export const hash: Policy = (places, choice) => {
  const { key } = choice;
  if (key === undefined) return p2c(places, choice);
  let best = places[0];
  let bestScore = -1;
  for (const place of places) {
    const score = mixHashes(key, place.idHash);
    if (score <= bestScore) continue;
    best = place;
    bestScore = score;
  }
  return best;
};
