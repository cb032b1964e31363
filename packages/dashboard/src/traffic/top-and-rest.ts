/** The first so many by a measure, and how the others are together. */
export interface TopAndRest<T> {
  readonly top: readonly T[];
  readonly rest: readonly T[];
}

/** The largest by a measure, so that two hundred of anything stay readable. One alone is no rest: it is shown. */
export function topAndRest<T>(
  all: readonly T[],
  measure: (each: T) => number,
  most: number,
): TopAndRest<T> {
  const sorted = all.toSorted((a, b) => measure(b) - measure(a));
  const cut = sorted.length <= most + 1 ? sorted.length : most;
  return { top: sorted.slice(0, cut), rest: sorted.slice(cut) };
}
