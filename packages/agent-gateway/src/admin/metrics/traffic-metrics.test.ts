import { expect, test } from "vitest";
import type { ServiceTraffic } from "../../telemetry/traffic-port.ts";
import { metricsText } from "./metrics-text.ts";
import { MAX_SERIES, trafficMetrics } from "./traffic-metrics.ts";

const LATENCY = { count: 0, sum: 0, p50: 0, p95: 0, p99: 0, upTo: () => 0 };

function service(name: string, requests: number): ServiceTraffic {
  const figures = { requests, errors: 0, inFlight: 0, latencyMs: LATENCY };
  const named = { namespace: "default", type: "mcp", service: name };
  return {
    ...named,
    ...figures,
    policy: "p2c",
    isPanic: false,
    waiting: 0,
    instances: [],
    tools: [],
  };
}

test("however many services there are, so many series are shown at most, of those that are called most", () => {
  const idle = Array.from({ length: 3 * MAX_SERIES }, (_, index) => service(`idle-${index}`, 0));
  const text = metricsText(trafficMetrics([...idle, service("called", 7)]), "prometheus");
  const shown = text.split("\n").filter((line) => line.startsWith("agent_gateway_requests_total{"));
  expect(shown).toHaveLength(MAX_SERIES);
  expect(shown[0]).toContain('service="called"');
  expect(text).toContain(`agent_gateway_series_left_out ${2 * MAX_SERIES + 1}\n`);
});
