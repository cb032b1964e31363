import {
  type GatewayHealth,
  gatewayHealthSchema,
  gatewayReadySchema,
} from "agent-gateway-contract";
import { problemOf, problemResponse } from "../../errors/problem-response.ts";
import { verdictOf } from "../../registry/verdict.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { METRICS_TYPE, metricsText } from "../metrics/metrics-text.ts";
import { registryMetrics } from "../metrics/registry-metrics.ts";
import { trafficMetrics } from "../metrics/traffic-metrics.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** The gateway itself: `/health` answers 200 as long as the process lives, `/ready` only while it takes requests. */
export function gatewayRoutes(dependencies: AdminDependencies): AnyRoute[] {
  const { clock, phase, traffic } = dependencies;
  const startedAtMs = clock.monotonicMs();

  return [
    defineRoute({
      method: "GET",
      path: "/health",
      id: "health",
      tag: "gateway",
      summary: "Whether the process lives, and what it knows",
      access: "open",
      answers: { 200: { description: "It lives", schema: gatewayHealthSchema } },
      handle: () => jsonAnswer(healthOf(dependencies, startedAtMs)),
    }),
    defineRoute({
      method: "GET",
      path: "/ready",
      id: "ready",
      tag: "gateway",
      summary: "Whether it takes requests",
      access: "open",
      answers: { 200: { description: "It does", schema: gatewayReadySchema } },
      problems: ["shutting_down"],
      handle() {
        const now = phase();
        if (now === "ready") return jsonAnswer({ status: "ready" });
        return problemResponse(problemOf("shutting_down", `The gateway is ${now}.`), {
          "retry-after": "1",
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/metrics",
      id: "metrics",
      tag: "gateway",
      summary: "Metrics for Prometheus; as OpenMetrics where that is asked for",
      access: "read",
      answers: { 200: { description: "All metrics", contentType: "text/plain" } },
      handle({ header }) {
        const isOpen = header("accept")?.includes("application/openmetrics-text") === true;
        const format = isOpen ? "openmetrics" : "prometheus";
        const families = [...registryMetrics(dependencies), ...trafficMetrics(traffic.services())];
        return new Response(metricsText(families, format), {
          headers: { "content-type": METRICS_TYPE[format] },
        });
      },
    }),
  ];
}

function healthOf(
  { registry, clock, version, phase, inFlight, store }: AdminDependencies,
  startedAtMs: number,
): GatewayHealth {
  const nowMs = clock.monotonicMs();
  const instances = registry.instances();
  const services = new Set(
    instances.map(({ facts }) => JSON.stringify([facts.namespace, facts.type, facts.service])),
  );
  const storeHealth = store.health();
  return {
    status: "healthy",
    phase: phase(),
    version,
    uptimeMs: Math.round(nowMs - startedAtMs),
    counts: {
      services: services.size,
      instances: instances.length,
      routable: instances.filter((instance) => verdictOf(instance, nowMs).state === "routable")
        .length,
      registrants: instances.reduce((sum, { registrants }) => sum + registrants.size, 0),
      inFlight: inFlight(),
    },
    reaping: registry.reaping(),
    store: {
      state: storeHealth.state,
      why: storeHealth.state === "failing" ? storeHealth.why : null,
    },
    revision: registry.revision,
  };
}
