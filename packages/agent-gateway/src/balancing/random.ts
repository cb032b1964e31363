import type { Choice, Place, Policy } from "./place.ts";

/** Any place, as often as its weight says. */
export const random: Policy = (places, choice) => places[drawByWeight(places, choice)];

/** The index of a place drawn with a chance in proportion to its weight; -1 when there is none. */
export function drawByWeight(
  places: readonly Place[],
  { nowMs, random: draw }: Pick<Choice, "nowMs" | "random">,
  except = -1,
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
