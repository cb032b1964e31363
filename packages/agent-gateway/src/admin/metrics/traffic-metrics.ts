import type { ServiceTraffic, TrafficFigures } from "../../telemetry/traffic-port.ts";
import type { MetricFamily, MetricSample } from "./metrics-text.ts";

/** In milliseconds; shown in seconds, as Prometheus wants them. */
const BUCKETS_MS = [
  1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000,
] as const;
/** Services, instances and tools come and go, and a scraper keeps a series for each: so only so many are shown. */
export const MAX_SERIES = 1000;

/** Metrics of what passes through. */
export function trafficMetrics(services: readonly ServiceTraffic[]): MetricFamily[] {
  const instances = services.flatMap((service) =>
    service.instances.map((each) => ({
      labels: { ...serviceLabels(service), agent_id: each.agentId, name: each.name },
      each,
    })),
  );
  const tools = services.flatMap((service) =>
    service.tools.map((each) => ({
      labels: { ...serviceLabels(service), tool: each.tool },
      each,
    })),
  );
  const allServices = services.map((each) => ({ labels: serviceLabels(each), each }));
  const ofServices = busiest(allServices);
  const shownInstances = busiest(instances);
  const shownTools = busiest(tools);
  const leftOut = [
    allServices.length - ofServices.length,
    instances.length - shownInstances.length,
    tools.length - shownTools.length,
  ];
  return [
    ...counters("agent_gateway", "of a service", ofServices),
    {
      name: "agent_gateway_request_duration_seconds",
      kind: "histogram",
      help: "Until the first byte of the answer.",
      samples: ofServices.flatMap(({ labels, each }) => histogram(labels, each)),
    },
    gauge(
      "agent_gateway_requests_waiting",
      "Requests that wait for a free place.",
      ofServices.map(({ labels, each }) => ({ labels, value: each.waiting })),
    ),
    gauge(
      "agent_gateway_panic",
      "1 while fewer than half of the instances are fit, so that all live ones are asked.",
      ofServices.map(({ labels, each }) => ({ labels, value: each.isPanic ? 1 : 0 })),
    ),
    ...counters("agent_gateway_instance", "of an instance", shownInstances),
    gauge(
      "agent_gateway_instance_weight",
      "Its share now, slow start included; 0 while it gets no requests.",
      shownInstances.map(({ labels, each }) => ({
        labels,
        value: each.leftOut === null ? each.weight : 0,
      })),
    ),
    ...counters("agent_gateway_tool", "of a tool", shownTools),
    gauge(
      "agent_gateway_series_left_out",
      "Services, instances and tools that are too many to be shown; those with the fewest requests are left out.",
      [{ labels: {}, value: leftOut.reduce((sum, count) => sum + count, 0) }],
    ),
  ];
}

interface Counted {
  readonly labels: Readonly<Record<string, string>>;
  readonly each: TrafficFigures;
}

/** Whoever registers without end hides nobody who is called. */
function busiest<T extends Counted>(counted: readonly T[]): readonly T[] {
  if (counted.length <= MAX_SERIES) return counted;
  return counted.toSorted((a, b) => b.each.requests - a.each.requests).slice(0, MAX_SERIES);
}

function counters(prefix: string, whose: string, counted: readonly Counted[]): MetricFamily[] {
  return [
    {
      name: `${prefix}_requests`,
      kind: "counter",
      help: `Requests ${whose} that have ended.`,
      samples: counted.map(({ labels, each }) => ({ labels, value: each.requests })),
    },
    {
      name: `${prefix}_errors`,
      kind: "counter",
      help: `Requests ${whose} that were answered 5xx, cut, or not answered at all.`,
      samples: counted.map(({ labels, each }) => ({ labels, value: each.errors })),
    },
    gauge(
      `${prefix}_requests_in_flight`,
      `Requests ${whose} that are under way, streams included.`,
      counted.map(({ labels, each }) => ({ labels, value: each.inFlight })),
    ),
  ];
}

function histogram(
  labels: Readonly<Record<string, string>>,
  { latencyMs }: TrafficFigures,
): MetricSample[] {
  return [
    ...BUCKETS_MS.map((ms) => ({
      labels: { ...labels, le: String(ms / 1000) },
      value: latencyMs.upTo(ms),
      suffix: "_bucket",
    })),
    { labels: { ...labels, le: "+Inf" }, value: latencyMs.count, suffix: "_bucket" },
    { labels, value: latencyMs.sum / 1000, suffix: "_sum" },
    { labels, value: latencyMs.count, suffix: "_count" },
  ];
}

function serviceLabels({ namespace, service, type }: ServiceTraffic): Record<string, string> {
  return { namespace, service, type };
}

function gauge(name: string, help: string, samples: readonly MetricSample[]): MetricFamily {
  return { name, kind: "gauge", help, samples };
}
