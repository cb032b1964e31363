/** Each doubling is split so often: a quantile is at most 1/16 too high. */
const STEPS = 16;
const STEP_BITS = 4;
/** 0.1 ms: the finest that is told apart. */
const UNITS_PER_MS = 10;
/** Up to 2^27 units, about 3.7 hours; whatever is longer counts there. */
const LARGEST = 2 ** 27 - 1;
const BUCKETS = bucketOf(LARGEST) + 1;

/** Counts latencies in a fixed number of buckets, so that adding one costs next to nothing and no memory. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #sumMs = 0;

  get total(): number {
    return this.#total;
  }

  get sumMs(): number {
    return this.#sumMs;
  }

  add(ms: number): void {
    const bucket = bucketOf(Math.min(LARGEST, Math.max(0, Math.round(ms * UNITS_PER_MS))));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
    this.#sumMs += ms;
  }

  /** The latency in milliseconds that so large a part (0 to 1) does not exceed; 0 while there is none. */
  quantileMs(part: number): number {
    // Most of what is counted apart is never called, and all of it is looked at every few seconds.
    if (this.#total === 0) return 0;
    const wanted = Math.max(1, Math.ceil(part * this.#total));
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (count > 0 && seen >= wanted) return upperEdge(bucket) / UNITS_PER_MS;
    }
    return 0;
  }

  /** How many latencies were at most so long, as a Prometheus bucket counts them; an edge inside a bucket is rounded down. */
  countUpTo(ms: number): number {
    if (this.#total === 0) return 0;
    const units = ms * UNITS_PER_MS;
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      if (upperEdge(bucket) > units) return seen;
      seen += count;
    }
    return seen;
  }
}

function bucketOf(units: number): number {
  if (units < STEPS) return units;
  const doubling = 31 - Math.clz32(units);
  const step = (units >>> (doubling - STEP_BITS)) & (STEPS - 1);
  return (doubling - STEP_BITS + 1) * STEPS + step;
}

/** The largest value that falls into a bucket. */
function upperEdge(bucket: number): number {
  if (bucket < STEPS) return bucket;
  const doubling = Math.floor(bucket / STEPS) + STEP_BITS - 1;
  const step = bucket % STEPS;
  return (STEPS + step + 1) * 2 ** (doubling - STEP_BITS) - 1;
}
