import type { ConsideredCandidate } from "../../telemetry/decision.ts";
import type { DecisionLog } from "../../telemetry/decision-log.ts";
import type { Fleet } from "../../upstreams/passive/fleet.ts";
import { leftOutBecause } from "../../upstreams/passive/fleet-view.ts";
import type { Upstream } from "../../upstreams/passive/upstream.ts";
import type { Exchange } from "../exchange/exchange.ts";

/** Longer explanations are fetched by the decision's id instead. */
const MAX_FIELD_LENGTH = 4096;

/** Every instance of a service as it stands: for a request that asks why. */
export function consideredCandidates(fleet: Fleet, nowMs: number): readonly ConsideredCandidate[] {
  const view = fleet.view(nowMs);
  return fleet.upstreams.map((upstream) => ({
    agentId: upstream.agentId,
    name: upstream.facts.name,
    leftOut: leftOutBecause(upstream, view, nowMs) ?? null,
    weight: rounded(upstream.weightAt(nowMs)),
    inFlight: upstream.inFlight,
    latencyMs: rounded(upstream.latencyAt(nowMs)) ?? null,
  }));
}

/** Says why, when that was asked: the id of the decision, and the decision so far as compact JSON. */
export function traceFields(
  sent: string[],
  { draft }: Exchange,
  upstream: Upstream,
  decisions: DecisionLog,
): void {
  const { candidates, chosenBy, isPanic, attempts } = draft;
  if (candidates === undefined) return;
  sent.push("x-gateway-decision", decisions.idOf(draft));
  const { agentId } = upstream;
  const told = JSON.stringify({ agentId, chosenBy, isPanic, failed: attempts, candidates });
  // Field values are ASCII (RFC 9110 §5.5); JSON may write any character as an escape.
  const ascii = told.replace(/[^\x20-\x7e]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  if (ascii.length <= MAX_FIELD_LENGTH) sent.push("x-gateway-trace", ascii);
}

function rounded(value: number): number;
function rounded(value: number | undefined): number | undefined;
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 100) / 100;
}
