import { leaseEdges, leaseState } from "./lease.ts";
import type { LeaseState, Registrant } from "./registrant.ts";
import type { Stated } from "./verdict.ts";

const BEST_LEASE_FIRST: readonly LeaseState[] = ["alive", "suspect", "unverified", "expired"];

/** The best lease among registrants, with its reason: an instance lives while any of them does. */
export function bestLease(
  registrants: ReadonlyMap<string, Registrant>,
  nowMs: number,
): Stated<LeaseState> {
  let best: Registrant | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const registrant of registrants.values()) {
    const rank = BEST_LEASE_FIRST.indexOf(leaseState(registrant, nowMs));
    const isLater = rank === bestRank && registrant.renewedAtMs > (best?.renewedAtMs ?? 0);
    if (rank < bestRank || isLater) {
      best = registrant;
      bestRank = rank;
    }
  }
  if (best === undefined) return { state: "expired", why: "nobody vouches for it" };
  const state = leaseState(best, nowMs);
  return { state, why: leaseWords(state, best, nowMs) };
}

function leaseWords(state: LeaseState, registrant: Registrant, nowMs: number): string {
  const beatAgo = seconds(nowMs - registrant.renewedAtMs);
  switch (state) {
    case "alive":
      return `renewed ${beatAgo} ago`;
    case "suspect":
      return `no heartbeat for ${beatAgo}, one was due every ${seconds(registrant.heartbeatIntervalMs)}`;
    case "expired":
      return `expired ${seconds(nowMs - leaseEdges(registrant).expiresAtMs)} ago`;
    case "unverified":
      return "known from before the gateway's restart, no heartbeat since";
  }
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
