const FIRST_RETRY_MS = 1000;
const JITTER = 0.1;

/**
 * Milliseconds until the next exchange: the interval while all is well; after a failure 1 s, 2 s, 4 s, … up to the interval. Up to 10 %
 * earlier by chance, never later, so that a fleet spreads out and yet is back within one interval.
 */
export function nextDelayMs({
  consecutiveFailures,
  intervalMs,
  random,
}: {
  readonly consecutiveFailures: number;
  readonly intervalMs: number;
  readonly random: () => number;
}): number {
  const backoffMs = FIRST_RETRY_MS * 2 ** Math.min(consecutiveFailures - 1, 20);
  const delayMs = consecutiveFailures === 0 ? intervalMs : Math.min(backoffMs, intervalMs);
  return Math.round(delayMs * (1 - JITTER * random()));
}
