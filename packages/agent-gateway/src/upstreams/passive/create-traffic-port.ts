import type { Clock } from "service-kit";
import type { DecisionLog } from "../../telemetry/decision-log.ts";
import type { Figures } from "../../telemetry/figures.ts";
import type {
  InstanceTraffic,
  ServiceTraffic,
  TrafficFigures,
  TrafficPort,
} from "../../telemetry/traffic-port.ts";
import type { Fleet } from "./fleet.ts";
import { leftOutBecause } from "./fleet-view.ts";
import type { Fleets } from "./fleets.ts";

/** Shows what passes through the fleets; works only when asked. */
export function createTrafficPort(
  fleets: Fleets,
  decisions: DecisionLog,
  clock: Clock,
): TrafficPort {
  return {
    decisions: (limit) => decisions.latest(limit),
    decision: (id) => decisions.find(id),
    services: () => fleets.all().map((fleet) => serviceTraffic(fleet, clock.monotonicMs())),
  };
}

function serviceTraffic(fleet: Fleet, nowMs: number): ServiceTraffic {
  return {
    ...fleet.name,
    ...figuresOf(fleet.figures),
    policy: fleet.policyName,
    isPanic: fleet.view(nowMs).isPanic,
    waiting: fleet.waiting.size,
    instances: instancesOf(fleet, nowMs),
    tools: [...fleet.tools.entries()].map(([tool, figures]) => ({ tool, ...figuresOf(figures) })),
  };
}

function instancesOf(fleet: Fleet, nowMs: number): readonly InstanceTraffic[] {
  const view = fleet.view(nowMs);
  return fleet.upstreams.map((upstream) => ({
    agentId: upstream.agentId,
    name: upstream.facts.name,
    version: upstream.facts.version,
    ...figuresOf(upstream.figures),
    weight: upstream.weightAt(nowMs),
    expectedLatencyMs: upstream.latencyAt(nowMs) ?? null,
    leftOut: leftOutBecause(upstream, view, nowMs) ?? null,
  }));
}

function figuresOf({ requests, errors, inFlight, latency }: Figures): TrafficFigures {
  return {
    requests,
    errors,
    inFlight,
    latencyMs: {
      count: latency.total,
      sum: latency.sumMs,
      get p50() {
        return latency.quantileMs(0.5);
      },
      get p95() {
        return latency.quantileMs(0.95);
      },
      get p99() {
        return latency.quantileMs(0.99);
      },
      upTo: (ms) => latency.countUpTo(ms),
    },
  };
}
