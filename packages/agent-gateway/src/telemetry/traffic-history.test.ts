import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { Figures } from "./figures.ts";
import { TrafficHistory, trafficKey } from "./traffic-history.ts";
import type { ServiceTraffic, TrafficFigures } from "./traffic-port.ts";

const name = { namespace: "default", service: "crm", type: "mcp" };

function told({ requests, errors, inFlight, latency }: Figures): TrafficFigures {
  const quantiles = { p50: 0, p95: 0, p99: 0 };
  const { total: count, sumMs: sum } = latency;
  const upTo = (ms: number): number => latency.countUpTo(ms);
  return { requests, errors, inFlight, latencyMs: { count, sum, ...quantiles, upTo } };
}

function stage() {
  const { clock, advance, pendingTimers } = createManualClock();
  const figures = new Figures();
  const service = (): ServiceTraffic => ({
    ...name,
    ...told(figures),
    policy: "p2c",
    isPanic: false,
    waiting: 0,
    instances: [],
    tools: [{ tool: "get-person", ...told(figures) }],
  });
  let isThere = true;
  const traffic = {
    decisions: () => [],
    decision: () => undefined,
    services: () => (isThere ? [service()] : []),
  };
  const history = new TrafficHistory({ traffic, clock });
  history.start();
  const call = (times: number, ms: number, isError = false): void => {
    for (let i = 0; i < times; i += 1) {
      figures.begin();
      figures.end(ms, isError);
    }
  };
  const leave = (): void => {
    isThere = false;
  };
  return { history, advance, call, service, pendingTimers, leave };
}

describe("TrafficHistory", () => {
  test("tells each stretch of five seconds by itself", async () => {
    const { history, advance, call, service } = stage();
    call(10, 8);
    await advance(5000);
    call(20, 90);
    call(5, 90, true);
    await advance(5000);
    await advance(5000);
    const points = history.points(service());
    expect(points.map((each) => [each.requestsPerSecond, each.errorsPerSecond])).toEqual([
      [2, 0],
      [5, 1],
      [0, 0],
    ]);
    expect(points[0]?.latencyMs?.p50).toBeGreaterThan(5);
    expect(points[0]?.latencyMs?.p99).toBeLessThanOrEqual(10);
    expect(points[1]?.latencyMs?.p50).toBeGreaterThan(50);
    expect(points[2]?.latencyMs).toBeNull();
  });

  test("tells rates over the last minute, of tools too", async () => {
    const { history, advance, call, service } = stage();
    const rates = () => history.rates(trafficKey(name, { tool: "get-person" }), service());
    await advance(5000);
    call(60, 1);
    await advance(55_000);
    expect(rates()).toEqual({ requestsPerSecond: 1, errorsPerSecond: 0 });
    await advance(60_000);
    expect(rates()).toEqual({ requestsPerSecond: 0, errorsPerSecond: 0 });
  });

  test("keeps ten minutes, forgets a service that has gone, and ends with the gateway", async () => {
    const { history, advance, call, service, leave, pendingTimers } = stage();
    call(1, 1);
    await advance(3_600_000);
    expect(history.points(service())).toHaveLength(120);
    leave();
    await advance(5000);
    expect(history.points(service())).toEqual([]);
    history.close();
    expect(pendingTimers()).toBe(0);
  });
});
