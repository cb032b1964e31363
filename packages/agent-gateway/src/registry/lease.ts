import type { LeaseState, Registrant } from "./registrant.ts";

/** What the gateway assumes of clients that declare no interval: the founding contract's own. */
const DEFAULT_INTERVAL_MS = 60_000;
/** What the gateway asks of clients in its answer to a registration. */
export const WISHED_INTERVAL_MS = 20_000;

const MIN_TTL_MS = 30_000;
const MISSED_BEATS = 3;
const SUSPECT_AFTER_INTERVALS = 1.5;
const REAP_AFTER_TTLS = 10;
const MIN_REAP_AFTER_MS = 15 * 60_000;
/** How often it is asked whether one may be removed now who could not be removed when it was due. */
const REAP_AGAIN_MS = 10_000;

/** How often a registrant calls, and how long its lease lasts without. */
export interface LeaseTerms {
  readonly heartbeatIntervalMs: number;
  readonly leaseTtlMs: number;
}

/** The interval and lease of a registrant that declares what is given. */
export function leaseTerms({
  heartbeatIntervalMs = DEFAULT_INTERVAL_MS,
  ttlMs,
}: {
  readonly heartbeatIntervalMs?: number | undefined;
  readonly ttlMs?: number | undefined;
}): LeaseTerms {
  const leaseTtlMs = ttlMs ?? Math.max(MISSED_BEATS * heartbeatIntervalMs, MIN_TTL_MS);
  return { heartbeatIntervalMs, leaseTtlMs };
}

/** The instants at which a lease changes by itself. */
export function leaseEdges(registrant: Registrant): {
  readonly suspectAtMs: number;
  readonly expiresAtMs: number;
  readonly reapAtMs: number;
} {
  const { renewedAtMs, heartbeatIntervalMs, leaseTtlMs } = registrant;
  const expiresAtMs = renewedAtMs + leaseTtlMs;
  return {
    suspectAtMs: Math.min(renewedAtMs + SUSPECT_AFTER_INTERVALS * heartbeatIntervalMs, expiresAtMs),
    expiresAtMs,
    reapAtMs: expiresAtMs + Math.max(REAP_AFTER_TTLS * leaseTtlMs, MIN_REAP_AFTER_MS),
  };
}

/** How the lease stands at an instant. */
export function leaseState(registrant: Registrant, nowMs: number): LeaseState {
  const { suspectAtMs, expiresAtMs } = leaseEdges(registrant);
  if (nowMs >= expiresAtMs) return "expired";
  if (!registrant.confirmed) return "unverified";
  return nowMs >= suspectAtMs ? "suspect" : "alive";
}

/** The next instant after `nowMs` at which something becomes due for this registrant. */
export function nextLeaseEdgeMs(registrant: Registrant, nowMs: number): number {
  const { suspectAtMs, expiresAtMs, reapAtMs } = leaseEdges(registrant);
  const edges = [suspectAtMs, expiresAtMs, reapAtMs];
  return edges.find((edge) => edge > nowMs) ?? nowMs + REAP_AGAIN_MS;
}
