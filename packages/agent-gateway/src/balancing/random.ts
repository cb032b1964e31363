import type { Choice, Place, Policy } from "./place.ts";

/** Any place, as often as its weight says. */
export const random: Policy = (places, choice) => places[drawByWeight(places, choice)];

/** Among more places than so many not all are looked at. */
const FEW = 16;
/** So often nobody is found only where nearly all places are far lighter than the heaviest. */
const MAX_TRIES = 32;

/** The index of a place drawn with a chance in proportion to its weight; -1 when there is none. */
export function drawByWeight(
  places: readonly Place[],
  choice: Pick<Choice, "nowMs" | "random">,
  except = -1,
): number {
  const tried = places.length > FEW ? drawByTrial(places, choice, except) : -1;
  return tried === -1 ? drawFromAll(places, choice, except) : tried;
}

/**
 * Takes any place and keeps it with a chance in proportion to its weight, until one is kept: the same shares as by
 * looking at all of them, at a cost that does not grow with their number. -1 when it takes too long.
 */
function drawByTrial(
  places: readonly Place[],
  { nowMs, random: draw }: Pick<Choice, "nowMs" | "random">,
  except: number,
): number {
  const most = heaviest(places);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const index = Math.floor(draw() * places.length);
    if (index === except) continue;
    if (draw() * most < (places[index]?.weightAt(nowMs) ?? 0)) return index;
  }
  return -1;
}

function drawFromAll(
  places: readonly Place[],
  { nowMs, random: draw }: Pick<Choice, "nowMs" | "random">,
  except: number,
): number {
  let total = 0;
  for (let index = 0; index < places.length; index += 1) {
    if (index !== except) total += places[index]?.weightAt(nowMs) ?? 0;
  }
  let left = draw() * total;
  let last = -1;
  for (let index = 0; index < places.length; index += 1) {
    if (index === except) continue;
    last = index;
    left -= places[index]?.weightAt(nowMs) ?? 0;
    if (left < 0) return index;
  }
  // Rounding may leave a little over at the end.
  return last;
}

/** By list: one is never changed, another is made. */
const HEAVIEST = new WeakMap<readonly Place[], number>();

function heaviest(places: readonly Place[]): number {
  const known = HEAVIEST.get(places);
  if (known !== undefined) return known;
  const most = places.reduce((weight, place) => Math.max(weight, place.fullWeight), 0);
  HEAVIEST.set(places, most);
  return most;
}
