import { leaseEdges } from "./lease.ts";
import type { Entry } from "./ledger.ts";
import type { Registrant } from "./registrant.ts";
import type { Stated } from "./verdict.ts";

/** May those whose lease expired long ago be removed now? */
export type Reaping = Stated<"allowed" | "held">;

/** Fewer renewals than this part of the expected ones: likelier the gateway is cut off than all have died. */
const MIN_RENEWED_SHARE = 0.85;
/** Fewer instances than this say nothing about the gateway. */
const MIN_INSTANCES = 3;
/** Who has been silent for so long is not expected any more, or the gateway would wait for the dead for ever. */
const EXPECTED_FOR_MS = 24 * 3_600_000;
const TTLS_AFTER_RESTART = 2;

/** What decides on it besides the instances. */
export interface ReapingMeans {
  readonly nowMs: number;
  /** When this process of the gateway began, on the monotonic clock. */
  readonly startedMs: number;
  /** Why the store cannot be written; `undefined` when it can. */
  readonly storeTrouble: string | undefined;
}

/** Whether anyone may be removed for silence: not while the gateway itself may be the reason for it. */
export function reapingAt(entries: Iterable<Entry>, means: ReapingMeans): Reaping {
  const { nowMs, startedMs, storeTrouble } = means;
  if (storeTrouble !== undefined) return held(`the store cannot be written: ${storeTrouble}`);
  let expected = 0;
  let renewed = 0;
  let graceUntilMs = startedMs;
  for (const { instance } of entries) {
    let isExpected = false;
    let isRenewed = false;
    for (const registrant of instance.registrants.values()) {
      isExpected ||= isStillExpected(registrant, nowMs);
      isRenewed ||= registrant.confirmed && nowMs < leaseEdges(registrant).suspectAtMs;
      if (registrant.confirmed) continue;
      graceUntilMs = Math.max(graceUntilMs, startedMs + TTLS_AFTER_RESTART * registrant.leaseTtlMs);
    }
    if (isExpected) expected += 1;
    if (isRenewed) renewed += 1;
  }
  if (nowMs < graceUntilMs) {
    return held(`the gateway restarted; agents have ${seconds(graceUntilMs - nowMs)} more to call`);
  }
  if (expected >= MIN_INSTANCES && renewed < MIN_RENEWED_SHARE * expected) {
    return held(`only ${renewed} of ${expected} instances renew their leases in time`);
  }
  return {
    state: "allowed",
    why: `${renewed} of ${expected} instances renew their leases in time`,
  };
}

function isStillExpected(registrant: Registrant, nowMs: number): boolean {
  return nowMs < leaseEdges(registrant).expiresAtMs + EXPECTED_FOR_MS;
}

function held(why: string): Reaping {
  return { state: "held", why: `nobody is removed for silence: ${why}` };
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
