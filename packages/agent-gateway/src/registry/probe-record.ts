/** What one probe found. */
export interface ProbeOutcome {
  readonly result: "passing" | "warning" | "degraded" | "auth_required" | "failing";
  /** For people, for example `200 OK in 3 ms`. */
  readonly why: string;
}

/** What the probes of an instance have found so far. */
export interface ProbeRecord {
  readonly state: "unknown" | ProbeOutcome["result"];
  readonly why: string;
  /** Outcomes in a row that contradict `state`. */
  readonly against: number;
}

/** How many outcomes in a row change the state. */
export interface ProbeThresholds {
  readonly fall: number;
  readonly rise: number;
}

/** Before the first probe. */
export const UNPROBED: ProbeRecord = { state: "unknown", why: "not probed yet", against: 0 };

/** Takes one more outcome into account. */
export function afterProbe(
  record: ProbeRecord,
  { result, why }: ProbeOutcome,
  { fall, rise }: ProbeThresholds,
): ProbeRecord {
  const isUp = result !== "failing";
  const wasUp = record.state !== "failing";
  // The first answer settles what nobody knew; after that one swallow does not make a summer.
  if (isUp && (wasUp || record.against + 1 >= rise)) return { state: result, why, against: 0 };
  if (!isUp && (!wasUp || record.against + 1 >= fall)) return { state: "failing", why, against: 0 };
  const against = record.against + 1;
  const needed = isUp ? rise : fall;
  return { state: record.state, why: `${why} (${against} of ${needed})`, against };
}
