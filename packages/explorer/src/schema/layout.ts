import type { Relation } from "./relations.ts";

/** Where an object is drawn: the middle of its box. */
export interface Placed {
  readonly object: string;
  readonly x: number;
  readonly y: number;
}

/** The size of a drawing and of the boxes in it, in its own units. */
export interface DrawingSize {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
}

/** How many swaps are tried; a workspace of fifty objects takes a few milliseconds. */
const ROUNDS = 4;

/**
 * Places objects on an ellipse, the given one or the one with most relations in its middle, so that lines are short and cross little.
 * Always the same for the same objects.
 */
export function layout(
  objects: readonly string[],
  relations: readonly Relation[],
  size: DrawingSize,
  middleOne?: string,
): readonly Placed[] {
  const { width, height, boxWidth, boxHeight } = size;
  const [first, ...rest] = byDegree(objects, relations);
  const centre = middleOne ?? first;
  const others = [first, ...rest].filter(
    (object): object is string => object !== undefined && object !== centre,
  );
  if (centre === undefined) return [];
  const order = shortened(others, relations);
  const middle = { object: centre, x: width / 2, y: height / 2 };
  const radiusX = (width - boxWidth) / 2 - 8;
  const radiusY = (height - boxHeight) / 2 - 8;
  return [
    middle,
    ...order.map((object, index) => {
      const angle = (2 * Math.PI * index) / order.length - Math.PI / 2;
      return {
        object,
        x: middle.x + radiusX * Math.cos(angle),
        y: middle.y + radiusY * Math.sin(angle),
      };
    }),
  ];
}

function byDegree(objects: readonly string[], relations: readonly Relation[]): readonly string[] {
  const degree = (object: string): number =>
    relations.filter(({ from, to }) => from === object || to === object).length;
  return objects.toSorted(
    (left, right) => degree(right) - degree(left) || left.localeCompare(right),
  );
}

/** Swaps places on the circle as long as that makes the lines between them shorter. */
function shortened(objects: readonly string[], relations: readonly Relation[]): readonly string[] {
  let best = objects;
  let bestLength = lengthOf(best, relations);
  for (let round = 0; round < ROUNDS; round++) {
    for (let left = 0; left < best.length; left++) {
      for (let right = left + 1; right < best.length; right++) {
        const swapped = best.with(left, best[right] ?? "").with(right, best[left] ?? "");
        const length = lengthOf(swapped, relations);
        if (length < bestLength) {
          best = swapped;
          bestLength = length;
        }
      }
    }
  }
  return best;
}

function lengthOf(order: readonly string[], relations: readonly Relation[]): number {
  const place = new Map(order.map((object, index) => [object, index]));
  return relations.reduce((sum, { from, to }) => {
    const [left, right] = [place.get(from), place.get(to)];
    if (left === undefined || right === undefined) return sum;
    const distance = Math.abs(left - right);
    return sum + Math.min(distance, order.length - distance) ** 2;
  }, 0);
}
