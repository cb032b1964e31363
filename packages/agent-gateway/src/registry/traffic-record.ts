/** What live traffic found at an instance. */
export interface TrafficFinding {
  /** `ejected`: out of rotation; `resting`: it asked to be left alone for a while and stays routable. */
  readonly state: "ok" | "ejected" | "resting";
  /** For people. */
  readonly why: string;
  /** On the monotonic clock; without it, until a beat or a probe speaks for the instance. */
  readonly untilMs?: number;
}

/** What is known of an instance from live traffic. */
export interface TrafficRecord {
  readonly state: TrafficFinding["state"];
  readonly why: string;
  readonly sinceMs: number;
  readonly untilMs: number | null;
}

/** Nothing bad is known. */
export const UNTROUBLED: TrafficRecord = {
  state: "ok",
  why: "no trouble seen",
  sinceMs: Number.NEGATIVE_INFINITY,
  untilMs: null,
};

/** The record as it stands at an instant. */
export function trafficAt(record: TrafficRecord, nowMs: number): TrafficRecord {
  const isOver = record.untilMs !== null && nowMs >= record.untilMs;
  return isOver ? { ...UNTROUBLED, why: `its time is over: ${record.why}` } : record;
}
