const SLOW_START_MS = 30_000;
const FIRST_SHARE = 0.1;

/** The part of its weight that a place has so long after it came into rotation: 10 % at once, all after 30 s. */
export function slowStartShare(sinceMs: number, nowMs: number): number {
  const elapsed = nowMs - sinceMs;
  if (elapsed >= SLOW_START_MS) return 1;
  return FIRST_SHARE + (1 - FIRST_SHARE) * Math.max(0, elapsed / SLOW_START_MS);
}
