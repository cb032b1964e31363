import {
  type AgentDetail,
  type AgentFilter,
  type AgentList,
  type AgentView,
  agentDetailSchema,
  agentListQuerySchema,
  agentListSchema,
  type InstanceDetail,
  type InstanceTimeline,
  instanceDetailSchema,
  instanceTimelineSchema,
} from "agent-gateway-contract";
import { GatewayError } from "../../errors/gateway-error.ts";
import { VERDICT_RULE } from "../../registry/verdict.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { fitsFacts, fitsState } from "../agent-filter.ts";
import { agentView } from "../agent-view.ts";
import { instanceAt } from "../instance-at.ts";
import { pageOf } from "../paging.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

const DEFAULT_WAIT_MS = 300_000;

/** Who is registered, and how each instance fares. */
export function agentRoutes(dependencies: AdminDependencies): AnyRoute[] {
  const { registry, clock, waiters, processId } = dependencies;

  function page(query: AgentFilter & { limit: number; cursor?: string | undefined }): AgentList {
    const revision = registry.revision;
    const { items, total, nextCursor } = pageOf(
      agentsOf(dependencies, query),
      ({ name, endpoint, agentId }) => `${name}\n${endpoint}\n${agentId}`,
      query,
    );
    return {
      agents: [...items],
      total,
      revision,
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  }

  /** Those that one change has woken and that ask the same get the same answer, which is made once. */
  const shared = new Map<string, string>();
  function sharedPage(query: Parameters<typeof page>[0]): string {
    const key = JSON.stringify({ ...query, index: registry.revision, wait: undefined });
    const known = shared.get(key);
    if (known !== undefined) return known;
    if (shared.size === 0) clock.setTimer(() => shared.clear(), 0);
    const body = JSON.stringify(page(query));
    shared.set(key, body);
    return body;
  }

  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/agents",
      id: "listAgents",
      tag: "discovery",
      summary: "All instances, or those that fit",
      description:
        "Sorted by name. Answers carry `ETag`, so `If-None-Match` brings 304 as long as nothing changed that discovery shows (mere renewals of leases are no change), and `X-Gateway-Index`, the revision: with `index` set to it the answer comes with the next change, or when `wait` is over.",
      access: "read",
      query: agentListQuerySchema,
      answers: {
        200: { description: "One page", schema: agentListSchema },
        304: { description: "Nothing has changed" },
      },
      problems: ["busy"],
      async handle({ raw, query, header }) {
        const { index, wait = DEFAULT_WAIT_MS } = query;
        if (index !== undefined) {
          if (waiters.isFull) throw new GatewayError("busy", "Too many requests wait for changes.");
          // An index that was never given out is from before the registry was lost: the client is to begin anew.
          await waiters.wait(() => registry.revision !== index, wait, raw.signal);
        }
        const headers = {
          etag: `W/"${processId}-${registry.revision}"`,
          "x-gateway-index": String(registry.revision),
          "cache-control": "no-cache",
        };
        if (index === undefined && isKnown(header("if-none-match"), headers.etag)) {
          return new Response(null, { status: 304, headers });
        }
        if (index === undefined) return jsonAnswer(page(query), { headers });
        return new Response(sharedPage(query), {
          headers: { "content-type": "application/json", ...headers },
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/agents/{name}",
      id: "getAgent",
      tag: "discovery",
      summary: "The instances of one name, each with the reasons for its state",
      access: "read",
      answers: { 200: { description: "All its instances", schema: agentDetailSchema } },
      problems: ["not_registered"],
      handle({ params: { name = "" } }) {
        const instances = registry.named(name).map((instance) => agentView(instance, clock));
        if (instances.length === 0) {
          throw new GatewayError("not_registered", `${name} is not registered.`);
        }
        const { revision } = registry;
        return jsonAnswer<AgentDetail>({ name, instances, revision, rule: VERDICT_RULE });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/agents/{name}/instances/{agentId}",
      id: "getInstance",
      tag: "discovery",
      summary: "One instance with the reasons for its state",
      access: "read",
      answers: { 200: { description: "The instance", schema: instanceDetailSchema } },
      problems: ["not_registered"],
      handle({ params }) {
        const agent = agentView(instanceAt(registry, params), clock);
        const { revision } = registry;
        return jsonAnswer<InstanceDetail>({ agent, revision, rule: VERDICT_RULE });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/agents/{name}/instances/{agentId}/timeline",
      id: "getTimeline",
      tag: "discovery",
      summary: "What happened to an instance lately",
      description:
        "The last 50 things, heartbeats in a row as one. Known for a while after it has gone.",
      access: "read",
      answers: { 200: { description: "Oldest first", schema: instanceTimelineSchema } },
      problems: ["not_registered"],
      handle({ params: { name = "", agentId = "" } }) {
        const entries = registry.timeline(agentId);
        const known = registry.instance(agentId);
        const isOther = known !== undefined && known.facts.name !== name;
        if (isOther || (entries.length === 0 && known === undefined)) {
          throw new GatewayError("not_registered", `Nothing is known of ${agentId}.`);
        }
        const timeline = { agentId, name, entries: [...entries], revision: registry.revision };
        return jsonAnswer<InstanceTimeline>(timeline);
      },
    }),
  ];
}

/** The instances that fit, as discovery shows them. */
export function agentsOf(
  { registry, clock }: Pick<AdminDependencies, "registry" | "clock">,
  filter: AgentFilter,
): AgentView[] {
  // A question for one name must not cost more the more others there are.
  const asked = filter.name === undefined ? registry.instances() : registry.named(filter.name);
  return asked
    .filter(({ facts }) => fitsFacts(facts, filter))
    .map((instance) => agentView(instance, clock))
    .filter((agent) => fitsState(agent, filter));
}

/** Weak comparison (RFC 9110 §13.1.2): all tags here are weak. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(",").some((each) => each.trim() === etag || each.trim() === "*");
}
