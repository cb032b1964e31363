import type { BatchFailure, BatchResult } from "./batch.ts";

/**
 * How a batch went, by the places of the items as they were given: those that could not be read were
 * never among the items that were sent.
 */
export function placedResult<Done>(
  result: BatchResult<Done>,
  items: readonly { readonly index: number }[],
  unread: readonly BatchFailure[],
): BatchResult<Done> {
  const placeOf = (index: number): number => items[index]?.index ?? index;
  const { done, failures, stopped } = result;
  return {
    done: new Map([...done].map(([index, value]) => [placeOf(index), value])),
    failures: [
      ...unread,
      ...failures.map(({ index, error }) => ({ index: placeOf(index), error })),
    ],
    ...(stopped !== undefined && { stopped: { ...stopped, at: placeOf(stopped.at) } }),
  };
}
