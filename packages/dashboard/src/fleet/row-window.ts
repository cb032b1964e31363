/** Which rows are drawn, and how far from the top the first of them stands. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
  readonly topPx: number;
}

/** Where each row begins, and at last where they all end, in pixels. */
export function rowTops(heightsPx: readonly number[]): readonly number[] {
  const tops = [0];
  for (const height of heightsPx) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/** The rows that can be seen between two places, and some beyond, so that the next key or turn of the wheel finds them. */
export function rowWindow(
  tops: readonly number[],
  fromPx: number,
  toPx: number,
  beyondPx: number,
): RowWindow {
  const last = tops.length - 1;
  const first = Math.max(0, Math.min(last, firstBehind(tops, fromPx - beyondPx) - 1));
  const end = Math.min(last, firstBehind(tops, toPx + beyondPx));
  return { first, end: Math.max(first, end), topPx: tops[first] ?? 0 };
}

/** The first place behind this one, by halving. */
function firstBehind(tops: readonly number[], px: number): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) > px) high = middle;
    else low = middle + 1;
  }
  return low;
}
