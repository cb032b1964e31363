import type { AgentView } from "agent-gateway-contract";
import { agentFilterSchema, type HttpSd, httpSdSchema } from "agent-gateway-contract";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";
import { agentsOf } from "./agent-routes.ts";

const META = "__meta_agent_gateway_";

/** The instances as targets for Prometheus. */
export function httpSdRoutes(dependencies: AdminDependencies): AnyRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/http_sd",
      id: "httpServiceDiscovery",
      tag: "discovery",
      summary: "The instances as targets for Prometheus (`http_sd_configs`)",
      description:
        "Labels are `__meta_agent_gateway_*`, for relabelling; the path of the metrics is `metadata.metricsPath`, or /metrics.",
      access: "read",
      query: agentFilterSchema,
      answers: { 200: { description: "All target groups", schema: httpSdSchema } },
      handle: ({ query }) => jsonAnswer<HttpSd>(agentsOf(dependencies, query).map(targetOf)),
    }),
  ];
}

function targetOf(agent: AgentView): HttpSd[number] {
  const { protocol, host, port } = new URL(agent.endpoint);
  const { metricsPath } = agent.metadata;
  const meta = {
    agent_id: agent.agentId,
    name: agent.name,
    type: agent.type,
    namespace: agent.namespace,
    service: agent.service,
    version: agent.version,
    verdict: agent.verdict.state,
    ...(agent.zone === null ? {} : { zone: agent.zone }),
    // Between commas, so that a relabelling rule can ask for one with a plain pattern.
    tags: agent.tags.length === 0 ? "" : `,${agent.tags.join(",")},`,
  };
  return {
    targets: [port === "" ? `${host}:${protocol === "https:" ? 443 : 80}` : host],
    labels: {
      __scheme__: protocol.slice(0, -1),
      __metrics_path__: isPath(metricsPath) ? metricsPath : "/metrics",
      ...Object.fromEntries(Object.entries(meta).map(([name, value]) => [META + name, value])),
    },
  };
}

function isPath(value: unknown): value is string {
  return typeof value === "string" && /^\/[^\s]{0,500}$/.test(value);
}
