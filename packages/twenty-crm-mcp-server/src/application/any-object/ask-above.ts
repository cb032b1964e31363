/** More records than a person takes in at a glance. */
const MOST_UNASKED = 10;

/** The question to put before many records are written; none for a few. */
export function askAbove(count: number, question: string): { readonly question?: string } {
  return count > MOST_UNASKED ? { question } : {};
}
