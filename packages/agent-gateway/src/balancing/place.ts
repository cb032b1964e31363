/** One place a request could go to, as policies see it. */
export interface Place {
  /** 32 bits that stand for the instance, the same on every gateway and after every restart. */
  readonly idHash: number;
  /** Requests that have no answer yet. */
  readonly inFlight: number;
  /** The most that {@link weightAt} ever says. */
  readonly fullWeight: number;
  /** Share of requests relative to the others, more than 0; a place that has just come back starts low. */
  weightAt(nowMs: number): number;
  /** What an answer takes now, in milliseconds; `undefined` until the first one. */
  latencyAt(nowMs: number): number | undefined;
  /** Round-robin's memory: how far behind its share the place is. */
  turnCredit: number;
}

/** Facts of this one choice. */
export interface Choice {
  /** On the monotonic clock. */
  readonly nowMs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** 32 bits of what requests of one thread, context or caller have in common, when there is such a thing. */
  readonly key: number | undefined;
}

/**
 * Chooses one of the places; `undefined` only when there is none. It reads nothing but its arguments: the same
 * places, the same time and the same random numbers give the same choice. It allocates nothing. A list of places is
 * never changed: another one is made.
 */
export type Policy = <T extends Place>(places: readonly T[], choice: Choice) => T | undefined;
