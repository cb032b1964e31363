/** After so long an old value counts for 1/e of what it did. */
const DECAY_MS = 10_000;

/**
 * A moving average that jumps up to every peak and forgets it over ten seconds: an instance that has become
 * slow is noticed with its first slow answer. Without new values it falls towards 0, so that an instance
 * once slow is tried again.
 */
export class PeakEwma {
  #valueMs: number | undefined;
  #atMs = 0;

  observe(latencyMs: number, nowMs: number): void {
    const current = this.valueAt(nowMs);
    if (current === undefined || latencyMs >= current) {
      this.#valueMs = latencyMs;
    } else {
      const kept = this.#keptAt(nowMs);
      this.#valueMs = (this.#valueMs ?? 0) * kept + latencyMs * (1 - kept);
    }
    this.#atMs = nowMs;
  }

  /** In milliseconds; `undefined` until something was observed. */
  valueAt(nowMs: number): number | undefined {
    return this.#valueMs === undefined ? undefined : this.#valueMs * this.#keptAt(nowMs);
  }

  #keptAt(nowMs: number): number {
    return Math.exp(-Math.max(0, nowMs - this.#atMs) / DECAY_MS);
  }
}
