import type { AgentView } from "agent-gateway-contract";
import type { Tone } from "web-kit";

/** The one word that says most about an instance, and its colour. */
export interface AgentState {
  readonly word: string;
  readonly tone: Tone;
}

/** How an instance is, by the first thing that keeps requests from it. */
export function stateOf(agent: AgentView): AgentState {
  const { operator, lease, traffic, probe, status, verdict } = agent;
  if (operator.state !== "enabled") return { word: operator.state, tone: "info" };
  if (verdict.state === "routable") {
    if (traffic.state === "resting") return { word: "resting", tone: "warn" };
    if (probe.state === "degraded" || status.state === "degraded") {
      return { word: "degraded", tone: "warn" };
    }
    return { word: "routable", tone: "good" };
  }
  if (lease.state === "expired") return { word: "expired", tone: "bad" };
  if (traffic.state === "ejected") return { word: "ejected", tone: "bad" };
  if (probe.state === "failing") return { word: "failing", tone: "bad" };
  if (status.state !== "healthy") return { word: status.state, tone: "warn" };
  return { word: lease.state === "unverified" ? "unverified" : "not routable", tone: "warn" };
}

/** The colours of the three facts behind a verdict. */
export const factTones: Readonly<Record<string, Tone>> = {
  alive: "good",
  suspect: "warn",
  expired: "bad",
  unverified: "warn",
  passing: "good",
  warning: "warn",
  degraded: "warn",
  auth_required: "info",
  failing: "bad",
  unknown: "plain",
  none: "plain",
  ok: "good",
  ejected: "bad",
  resting: "warn",
  healthy: "good",
  unhealthy: "bad",
  draining: "info",
  starting: "info",
  enabled: "good",
  drained: "info",
  disabled: "info",
};
