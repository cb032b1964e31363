/** How many attempts ended at one instance in one window, and how many of them well. */
export interface WindowCount {
  readonly total: number;
  readonly failures: number;
}

/** Attempts are counted over windows of 10 s. */
export const WINDOW_MS = 10_000;
const MIN_HOSTS = 5;
const MIN_REQUESTS = 100;
/** Envoy's `success_rate_stdev_factor` of 1900, in units of one standard deviation. */
const DEVIATIONS = 1.9;

/**
 * Whose success rate lies far below the others': more than 1.9 standard deviations below the mean of those
 * with at least 100 requests, when there are at least five such. For instances that fail often but never
 * five times in a row.
 */
export function successRateOutliers<T extends WindowCount>(counts: readonly T[]): readonly T[] {
  const judged = counts.filter(({ total }) => total >= MIN_REQUESTS);
  if (judged.length < MIN_HOSTS) return [];
  const rates = judged.map(({ total, failures }) => 1 - failures / total);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
  const threshold = mean - DEVIATIONS * Math.sqrt(variance);
  return judged.filter((_, index) => (rates[index] ?? 1) < threshold);
}
