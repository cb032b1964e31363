import type { AgentStatus } from "agent-gateway-contract";
import type { Instance } from "./instance.ts";
import { leaseState } from "./lease.ts";
import { bestLease } from "./lease-words.ts";
import type { OperatorMark } from "./operator-state.ts";
import type { ProbeRecord } from "./probe-record.ts";
import type { LeaseState } from "./registrant.ts";
import { type TrafficRecord, trafficAt } from "./traffic-record.ts";

/** A state with its reason in words. */
export interface Stated<S extends string> {
  readonly state: S;
  readonly why: string;
}

/** May requests be sent there now, and how many compared with others? */
export interface Verdict extends Stated<"routable" | "not_routable"> {
  readonly weight: number;
}

/** Everything that is known of an instance's health at one instant, each with its reason. */
export interface Outlook {
  readonly operator: Stated<"enabled" | "drained" | "disabled">;
  readonly lease: Stated<LeaseState>;
  readonly status: Stated<AgentStatus>;
  readonly probe: Stated<ProbeRecord["state"]>;
  readonly traffic: Stated<TrafficRecord["state"]>;
  readonly verdict: Verdict;
}

/** How the verdict follows from the facts, in the order in which they are asked. */
export const VERDICT_RULE =
  "An instance is routable unless, in this order: an operator disabled or drained it; its lease expired; " +
  "it says that it is unhealthy, draining or starting; three health checks in a row failed (two good ones end that); " +
  "live traffic ejected it; or it is known from before the gateway's restart and neither a heartbeat nor a passing " +
  "health check has come since. Degraded, by its own word or its health check's, is routable with half the weight.";

const BEST_STATUS_FIRST: readonly AgentStatus[] = [
  "healthy",
  "degraded",
  "starting",
  "draining",
  "unhealthy",
];

/** The facts and the verdict at an instant. */
export function outlookOf(instance: Instance, nowMs: number): Outlook {
  const facts = {
    operator: operatorWords(instance),
    lease: leaseVerdict(instance, nowMs),
    status: statusOf(instance, nowMs),
    probe: { state: instance.probe.state, why: instance.probe.why },
    traffic: trafficAt(instance.traffic, nowMs),
  };
  return { ...facts, verdict: judge(facts, instance.facts.weight) };
}

/** The best lease among the registrants: an instance lives while any of them does. */
export function leaseVerdict(instance: Instance, nowMs: number): Stated<LeaseState> {
  const lease = bestLease(instance.registrants, nowMs);
  const { keptBecause } = instance;
  if (lease.state !== "expired" || keptBecause === null) return lease;
  return { state: lease.state, why: `${lease.why}; ${keptBecause}` };
}

/** operator × lease × status × probe × traffic, in the order in which people want to know. */
export function verdictOf(instance: Instance, nowMs: number): Verdict {
  return outlookOf(instance, nowMs).verdict;
}

function judge(facts: Omit<Outlook, "verdict">, weight: number): Verdict {
  const { operator, lease, status, probe, traffic } = facts;
  if (operator.state !== "enabled") return not(operator.why);
  if (lease.state === "expired") return not(`lease ${lease.why}`);
  if (status.state !== "healthy" && status.state !== "degraded") return not(status.why);
  if (probe.state === "failing") return not(`health check: ${probe.why}`);
  if (traffic.state === "ejected") return not(`live traffic: ${traffic.why}`);
  if (lease.state === "unverified" && probe.state === "unknown") return not(lease.why);
  const isHalf = status.state === "degraded" || probe.state === "degraded";
  return {
    state: "routable",
    why: routableWords(isHalf, probe.state === "unknown"),
    weight: weight * (isHalf ? 0.5 : 1),
  };
}

function routableWords(isHalf: boolean, isUnprobed: boolean): string {
  if (isHalf) return "degraded: half weight";
  return isUnprobed ? "its lease is alive, its health not known yet" : "lease and health are fine";
}

/** The best word of the registrants whose lease lives. */
function statusOf(instance: Instance, nowMs: number): Stated<AgentStatus> {
  let best = BEST_STATUS_FIRST.length - 1;
  for (const registrant of instance.registrants.values()) {
    if (leaseState(registrant, nowMs) === "expired") continue;
    best = Math.min(best, BEST_STATUS_FIRST.indexOf(registrant.status));
  }
  const state = BEST_STATUS_FIRST[best] ?? "unhealthy";
  return { state, why: `it says it is ${state}` };
}

function operatorWords({ operator }: Instance): Outlook["operator"] {
  const { disabled, drained } = operator;
  if (disabled !== null) return { state: "disabled", why: markWords("disabled", disabled) };
  if (drained !== null) return { state: "drained", why: markWords("drained", drained) };
  return { state: "enabled", why: "no operator holds it back" };
}

function markWords(done: string, { by, at, why }: OperatorMark): string {
  return `${done} by ${by} at ${at}${why === "" ? "" : `: ${why}`}`;
}

function not(why: string): Verdict {
  return { state: "not_routable", why, weight: 0 };
}
