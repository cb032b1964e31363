import type { Entry } from "../../registry/ledger.ts";
import { serviceKey } from "../../registry/service-snapshot.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import type { MetricFamily, MetricSample } from "./metrics-text.ts";
import { MAX_SERIES } from "./traffic-metrics.ts";

/** Metrics of what is registered and of the gateway itself. */
export function registryMetrics(dependencies: AdminDependencies): MetricFamily[] {
  const { registry, store, access, waiters, events, version, usage } = dependencies;
  const used = usage?.();
  return [
    gauge("agent_gateway_info", "The gateway's version; always 1.", [
      { labels: { version, phase: dependencies.phase() }, value: 1 },
    ]),
    gauge(
      "agent_gateway_instances",
      "Instances by service and by whether requests may be sent to them.",
      instancesByService(registry.entries()),
    ),
    single(
      "agent_gateway_registrants",
      "Processes that vouch for an instance.",
      registry.instances().reduce((sum, { registrants }) => sum + registrants.size, 0),
    ),
    single(
      "agent_gateway_registry_revision",
      "Of the latest change that discovery shows.",
      registry.revision,
    ),
    single(
      "agent_gateway_reaping_held",
      "1 while nobody is removed for silence.",
      registry.reaping().state === "held" ? 1 : 0,
    ),
    single(
      "agent_gateway_store_failing",
      "1 while the registry cannot be stored.",
      store.health().state === "failing" ? 1 : 0,
    ),
    single("agent_gateway_blocking_queries", "Requests that wait for a change.", waiters.size),
    single("agent_gateway_event_streams", "Clients that listen to changes.", events.size),
    {
      name: "agent_gateway_access_refusals",
      kind: "counter",
      help: "Requests without the right key.",
      samples: [{ labels: {}, value: access.gatekeeper.refusals }],
    },
    ...(used === undefined
      ? []
      : [
          single("process_resident_memory_bytes", "Memory of the process.", used.residentBytes),
          single("nodejs_heap_size_used_bytes", "Of these, objects of JavaScript.", used.heapBytes),
          {
            name: "process_cpu_seconds",
            kind: "counter" as const,
            help: "Processor time of all threads.",
            samples: [{ labels: {}, value: used.cpuSeconds }],
          },
        ]),
  ];
}

/** Of the services with the most instances. */
function instancesByService(entries: Iterable<Entry>): MetricSample[] {
  const byService = Map.groupBy(entries, ({ instance }) => serviceKey(instance.facts));
  return [...byService.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MAX_SERIES)
    .flatMap((members) => {
      const [first] = members;
      if (first === undefined) return [];
      const { namespace, service, type } = first.instance.facts;
      const routable = members.filter(({ outlook }) => outlook.verdict.state === "routable").length;
      return [
        { labels: { namespace, service, type, verdict: "routable" }, value: routable },
        {
          labels: { namespace, service, type, verdict: "not_routable" },
          value: members.length - routable,
        },
      ];
    });
}

function single(name: string, help: string, value: number): MetricFamily {
  return gauge(name, help, [{ labels: {}, value }]);
}

function gauge(name: string, help: string, samples: readonly MetricSample[]): MetricFamily {
  return { name, kind: "gauge", help, samples };
}
