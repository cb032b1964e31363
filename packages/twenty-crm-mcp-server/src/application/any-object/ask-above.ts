/** More records than a person takes in at a glance. */
const MOST_UNASKED = 10;

/** The question to put before many records are written, or all there are; none for a few. */
export function askAbove(
  count: number,
  question: string,
  { isEverything = false }: { readonly isEverything?: boolean } = {},
): { readonly question?: string } {
  if (isEverything) return { question: `${question}, every one there is` };
  return count > MOST_UNASKED ? { question } : {};
}
