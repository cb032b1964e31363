import type { AgentDetail, AgentList, AgentView } from "agent-gateway-contract";
import { Hono } from "hono";
import { GatewayError } from "../errors/gateway-error.ts";
import { VERDICT_RULE } from "../registry/verdict.ts";
import type { AdminDependencies } from "./admin-dependencies.ts";
import type { AdminEnv } from "./admin-env.ts";
import { agentView } from "./agent-view.ts";
import { methodNotAllowed } from "./method-not-allowed.ts";

type Filter = (agent: AgentView, value: string) => boolean;

/** The query parameters of `GET /api/v1/agents`; all given ones must hold. */
const filters: Readonly<Record<string, Filter>> = {
  name: (agent, value) => agent.name === value,
  type: (agent, value) => agent.type === value,
  namespace: (agent, value) => agent.namespace === value,
  service: (agent, value) => agent.service === value,
  capability: (agent, value) => agent.capabilities.includes(value),
  tag: (agent, value) => agent.tags.includes(value),
  verdict: (agent, value) => agent.verdict.state === value,
};

/** What exists, and how it is. */
export function discoveryRoutes({ registry, clock }: AdminDependencies): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get("/", (c) => {
    const query = Object.entries(c.req.query());
    refuseUnknown(query.map(([parameter]) => parameter));
    const agents = registry
      .instances()
      .map((instance) => agentView(instance, clock))
      .filter((agent) => query.every(([parameter, value]) => filters[parameter]?.(agent, value)))
      .toSorted((a, b) => (a.name + a.endpoint < b.name + b.endpoint ? -1 : 1));
    const answer: AgentList = { agents, total: agents.length, revision: registry.revision };
    return c.json(answer);
  });

  routes.get("/:name", (c) => {
    const name = c.req.param("name");
    const instances = registry.named(name).map((instance) => agentView(instance, clock));
    if (instances.length === 0) {
      throw new GatewayError("not_registered", `${name} is not registered.`);
    }
    const answer: AgentDetail = {
      name,
      instances,
      revision: registry.revision,
      rule: VERDICT_RULE,
    };
    return c.json(answer);
  });

  routes.all("/", methodNotAllowed("GET", "HEAD"));
  routes.all("/:name", methodNotAllowed("GET", "HEAD", "DELETE"));
  return routes;
}

/** A misspelt filter that is ignored would show agents that were not asked for. */
function refuseUnknown(parameters: readonly string[]): void {
  const unknown = parameters.filter((parameter) => !Object.hasOwn(filters, parameter));
  if (unknown.length === 0) return;
  throw new GatewayError(
    "invalid_request",
    `Unknown filter ${unknown.join(", ")}. Known: ${Object.keys(filters).join(", ")}.`,
    unknown.map((field) => ({ field, problem: "is not a known filter" })),
  );
}
