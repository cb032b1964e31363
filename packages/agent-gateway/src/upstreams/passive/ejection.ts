/** How live traffic has fared at one instance. Immutable. */
export interface EjectionRecord {
  readonly consecutiveFailures: number;
  /** Back from an ejection and not proven yet: the next failure ends the trial. */
  readonly isOnTrial: boolean;
  /** How often it was ejected lately; each time lasts longer. */
  readonly times: number;
  readonly ejection: Ejection | undefined;
}

/** Out of rotation on this gateway because live traffic failed there. */
interface Ejection {
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly why: string;
}

/** Of an instance that nothing bad is known of. */
export const UNBLEMISHED: EjectionRecord = {
  consecutiveFailures: 0,
  isOnTrial: false,
  times: 0,
  ejection: undefined,
};

export const FAILURES_TO_EJECT = 5;
const BASE_MS = 30_000;
const LONGEST_MS = 300_000;
const JITTER = 0.1;

/** After a success; the same record when there is nothing to forget. */
export function afterSuccess(record: EjectionRecord): EjectionRecord {
  if (record.ejection !== undefined) return record;
  if (record.consecutiveFailures === 0 && !record.isOnTrial) return record;
  return { ...record, consecutiveFailures: 0, isOnTrial: false };
}

/** After a failure: ejected with the fifth in a row, or with the first while on trial. */
export function afterFailure(
  record: EjectionRecord,
  why: string,
  { nowMs, mayEject, random }: EjectionChance,
): EjectionRecord {
  const counted = { ...record, consecutiveFailures: record.consecutiveFailures + 1 };
  if (counted.ejection !== undefined || !mayEject) return counted;
  const isEnough = record.isOnTrial || counted.consecutiveFailures >= FAILURES_TO_EJECT;
  return isEnough ? ejected(counted, failuresInWords(counted, why), { nowMs, random }) : counted;
}

/** What decides on an ejection besides the instance. */
export interface EjectionChance {
  readonly nowMs: number;
  /** Enough of the others are in rotation. */
  readonly mayEject: boolean;
  /** Uniform in [0, 1): spreads the returns. */
  readonly random: () => number;
}

/** Ejected now: 30 s × the times it was, 300 s at most, ± 10 %. */
export function ejected(
  record: EjectionRecord,
  why: string,
  { nowMs, random }: Pick<EjectionChance, "nowMs" | "random">,
): EjectionRecord {
  const times = record.times + 1;
  const spread = 1 + JITTER * (2 * random() - 1);
  const untilMs = nowMs + Math.min(LONGEST_MS, BASE_MS * times) * spread;
  return { ...record, isOnTrial: false, times, ejection: { sinceMs: nowMs, untilMs, why } };
}

/** Back in rotation, on trial. */
export function readmitted(record: EjectionRecord): EjectionRecord {
  return { ...record, consecutiveFailures: 0, isOnTrial: true, ejection: undefined };
}

/** Each 30 s in rotation forget one ejection. */
export function forgiven(record: EjectionRecord, inRotationMs: number): EjectionRecord {
  const times = Math.max(0, record.times - Math.floor(inRotationMs / BASE_MS));
  return times === record.times ? record : { ...record, times };
}

function failuresInWords({ consecutiveFailures, isOnTrial }: EjectionRecord, why: string): string {
  return isOnTrial
    ? `failed again after its return: ${why}`
    : `${consecutiveFailures} failures in a row: ${why}`;
}
