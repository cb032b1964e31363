import {
  type DecisionList,
  type DecisionView,
  decisionListSchema,
  decisionQuerySchema,
  decisionSchema,
  type ServiceTrafficView,
  type Traffic,
  trafficQuerySchema,
  trafficSchema,
} from "agent-gateway-contract";
import { GatewayError } from "../../errors/gateway-error.ts";
import type { Decision } from "../../telemetry/decision.ts";
import { type TrafficHistory, trafficKey } from "../../telemetry/traffic-history.ts";
import type { ServiceTraffic, TrafficFigures } from "../../telemetry/traffic-port.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** As many as are kept. */
const ALL_DECISIONS = 1000;

/** What passes through, and why it went where it went. */
export function trafficRoutes({ traffic, history, clock }: AdminDependencies): AnyRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/traffic",
      id: "getTraffic",
      tag: "traffic",
      summary: "Requests, errors and latencies of each service, its instances and its tools",
      access: "read",
      query: trafficQuerySchema,
      answers: { 200: { description: "The figures now", schema: trafficSchema } },
      handle({ query }) {
        const services = traffic
          .services()
          .filter((service) => isOf(service, query))
          .map((service) => serviceView(service, history, query.history));
        return jsonAnswer<Traffic>({ at: clock.now().toISOString(), services });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/decisions",
      id: "listDecisions",
      tag: "traffic",
      summary: "Why the latest requests went where they went",
      description:
        "Of the last thousand. Each answer of the data path that was asked with `X-Gateway-Trace: 1` names its own in `X-Gateway-Decision`.",
      access: "read",
      query: decisionQuerySchema,
      answers: { 200: { description: "Latest first", schema: decisionListSchema } },
      handle({ query }) {
        const { tool, method, instance, failed, limit } = query;
        const decisions = traffic
          .decisions(ALL_DECISIONS)
          .filter(
            (decision) =>
              isOf(decision, query) &&
              (tool === undefined || decision.tool === tool) &&
              (method === undefined || decision.method === method) &&
              (instance === undefined || wasAsked(decision, instance)) &&
              (failed === undefined || hasFailed(decision) === failed),
          )
          .slice(0, limit);
        return jsonAnswer<DecisionList>({ decisions: decisions as DecisionView[] });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/decisions/{id}",
      id: "getDecision",
      tag: "traffic",
      summary: "Why one request went where it went",
      access: "read",
      answers: { 200: { description: "The decision", schema: decisionSchema } },
      problems: ["not_found"],
      handle({ params: { id = "" } }) {
        const decision = traffic.decision(id);
        if (decision !== undefined) return jsonAnswer(decision);
        throw new GatewayError("not_found", `The decision ${id} is not, or no longer, known.`);
      },
    }),
  ];
}

interface Wanted {
  readonly namespace?: string | undefined;
  readonly service?: string | undefined;
  readonly type?: string | undefined;
}

function isOf(
  each: Pick<ServiceTraffic, "namespace" | "service" | "type">,
  { namespace, service, type }: Wanted,
): boolean {
  return (
    (namespace === undefined || each.namespace === namespace) &&
    (service === undefined || each.service === service) &&
    (type === undefined || each.type === type)
  );
}

function wasAsked({ attempts }: Decision, instance: string): boolean {
  return attempts.some(({ agentId, name }) => agentId === instance || name === instance);
}

function hasFailed({ status, attempts }: Decision): boolean {
  return status === null || status >= 500 || attempts.length > 1;
}

function serviceView(
  service: ServiceTraffic,
  history: TrafficHistory,
  withHistory: boolean,
): ServiceTrafficView {
  const figures = (each: TrafficFigures, part?: Parameters<typeof trafficKey>[1]) => ({
    requests: each.requests,
    errors: each.errors,
    inFlight: each.inFlight,
    ...history.rates(trafficKey(service, part), each),
    latencyMs: {
      count: each.latencyMs.count,
      p50: each.latencyMs.p50,
      p95: each.latencyMs.p95,
      p99: each.latencyMs.p99,
    },
  });
  return {
    namespace: service.namespace,
    service: service.service,
    type: service.type,
    ...figures(service),
    policy: service.policy,
    isPanic: service.isPanic,
    waiting: service.waiting,
    instances: service.instances.map((instance) => ({
      agentId: instance.agentId,
      name: instance.name,
      version: instance.version,
      ...figures(instance, instance),
      weight: instance.weight,
      expectedLatencyMs: instance.expectedLatencyMs,
      leftOut: instance.leftOut,
    })),
    tools: service.tools.map((tool) => ({ tool: tool.tool, ...figures(tool, tool) })),
    ...(withHistory ? { history: [...history.points(service)] } : {}),
  };
}
