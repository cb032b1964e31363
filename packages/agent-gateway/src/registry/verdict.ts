import type { AgentStatus } from "agent-gateway-contract";
import type { Instance } from "./instance.ts";
import { leaseEdges, leaseState } from "./lease.ts";
import type { LeaseState, Registrant } from "./registrant.ts";

/** A state with its reason in words. */
export interface Stated<S extends string> {
  readonly state: S;
  readonly why: string;
}

/** May requests be sent there now, and how many compared with others? */
export interface Verdict extends Stated<"routable" | "not_routable"> {
  readonly weight: number;
}

const BEST_LEASE_FIRST: readonly LeaseState[] = ["alive", "suspect", "unverified", "expired"];
const BEST_STATUS_FIRST: readonly AgentStatus[] = [
  "healthy",
  "degraded",
  "starting",
  "draining",
  "unhealthy",
];

/** The best lease among the registrants: an instance lives while any of them does. */
export function leaseVerdict(instance: Instance, nowMs: number): Stated<LeaseState> {
  const states = [...instance.registrants.values()].map((registrant) => ({
    registrant,
    state: leaseState(registrant, nowMs),
  }));
  for (const state of BEST_LEASE_FIRST) {
    const found = states.filter((candidate) => candidate.state === state);
    const latest = found.toSorted((a, b) => b.registrant.renewedAtMs - a.registrant.renewedAtMs)[0];
    if (latest !== undefined) return { state, why: leaseWords(state, latest.registrant, nowMs) };
  }
  return { state: "expired", why: "nobody vouches for it" };
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

/** lease × status × probe × traffic, in the order in which people want to know. */
export function verdictOf(instance: Instance, nowMs: number): Verdict {
  const { probe, ejection, facts } = instance;
  const lease = leaseVerdict(instance, nowMs);
  if (lease.state === "expired") return not(`lease ${lease.why}`);
  const status = statusOf(instance, nowMs);
  if (status !== "healthy" && status !== "degraded") return not(`it says it is ${status}`);
  if (probe.state === "failing") return not(`health check: ${probe.why}`);
  if (ejection !== null) return not(`traffic could not reach it: ${ejection.why}`);
  if (lease.state === "unverified" && probe.state === "unknown") return not(lease.why);
  const isHalf = status === "degraded" || probe.state === "degraded";
  return {
    state: "routable",
    why: routableWords(isHalf, probe.state === "unknown"),
    weight: facts.weight * (isHalf ? 0.5 : 1),
  };
}

function routableWords(isHalf: boolean, isUnprobed: boolean): string {
  if (isHalf) return "degraded: half weight";
  return isUnprobed ? "its lease is alive, its health not known yet" : "lease and health are fine";
}

/** The best word of the registrants whose lease lives. */
function statusOf(instance: Instance, nowMs: number): AgentStatus {
  const said = new Set(
    [...instance.registrants.values()]
      .filter((registrant) => leaseState(registrant, nowMs) !== "expired")
      .map(({ status }) => status),
  );
  return BEST_STATUS_FIRST.find((status) => said.has(status)) ?? "unhealthy";
}

function not(why: string): Verdict {
  return { state: "not_routable", why, weight: 0 };
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
