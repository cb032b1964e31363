import type { Upstream } from "./upstream.ts";

/** Whom requests of a service can go to now. Made anew only when something about that has changed. */
export interface FleetView {
  readonly places: readonly Upstream[];
  /** Fewer than half were fit, so all that may be asked are. */
  readonly isPanic: boolean;
  /** When time alone changes the answer. */
  readonly untilMs: number;
  /** Those of `places` that may have a tool, by tool; filled as tools are asked for. */
  readonly byTool: Map<string, readonly Upstream[]>;
}

/** Below this part of fit instances it is likelier that the gateway is wrong than that so many are ill. */
const PANIC_BELOW = 0.5;

/** Fit ones; all live ones when too few are fit; of these, those that did not ask to be left alone, if any. */
export function fleetView(upstreams: readonly Upstream[], nowMs: number): FleetView {
  const fit = upstreams.filter((each) => each.facts.routable && !each.isEjected(nowMs));
  const live = upstreams.filter(isLive);
  const isPanic = fit.length < live.length * PANIC_BELOW;
  const asked = isPanic ? live : fit;
  const rested = asked.filter((each) => each.restingAt(nowMs) === undefined);
  return {
    places: rested.length > 0 ? rested : asked,
    isPanic,
    untilMs: Math.min(...upstreams.map((each) => nextChangeMs(each, nowMs))),
    byTool: new Map(),
  };
}

/** It may be asked when nobody better is there: its lease lives and nobody has said that it must not. */
export function isLive({ facts }: Upstream): boolean {
  return facts.routable || facts.mayBeAsked;
}

/** Why an instance gets no requests now; `undefined` when it does. For people, never on the hot path. */
export function leftOutBecause(
  upstream: Upstream,
  view: FleetView,
  nowMs: number,
): string | undefined {
  if (view.places.includes(upstream)) return undefined;
  const { ejection } = upstream.record;
  if (!upstream.facts.routable) return upstream.facts.why;
  if (ejection !== undefined && upstream.isEjected(nowMs)) return `ejected: ${ejection.why}`;
  return upstream.restingAt(nowMs)?.why;
}

function nextChangeMs(upstream: Upstream, nowMs: number): number {
  const ejectionMs = upstream.record.ejection?.untilMs ?? Number.POSITIVE_INFINITY;
  const restMs = upstream.restingAt(nowMs)?.untilMs ?? Number.POSITIVE_INFINITY;
  return Math.min(ejectionMs, restMs);
}
