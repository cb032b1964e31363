import { type AgentFilter, eventsQuerySchema, type RegistryChange } from "agent-gateway-contract";
import { GatewayError } from "../../errors/gateway-error.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { fitsFacts, fitsState } from "../agent-filter.ts";
import { agentView } from "../agent-view.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

type EventsQuery = AgentFilter & {
  readonly kind?: readonly string[] | undefined;
  readonly include?: "agent" | undefined;
};

/** Changes as they happen. */
export function eventRoutes(dependencies: AdminDependencies): AnyRoute[] {
  const { registry, events, clock } = dependencies;

  function dataOf(change: RegistryChange, query: EventsQuery): unknown {
    if (query.kind !== undefined && !query.kind.includes(change.kind)) return undefined;
    const instance = registry.instance(change.agentId);
    const agent = instance === undefined ? null : agentView(instance, clock);
    if (!isAskedFor(change, agent, query)) return undefined;
    return query.include === "agent" ? { ...change, agent } : change;
  }

  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/events",
      id: "streamEvents",
      tag: "discovery",
      summary: "Changes as they happen, as server-sent events",
      description:
        "`hello` comes first and says the revision; then each `change` (schema RegistryChange) with its revision as `id`. Send `Last-Event-ID` to go on from there. `resync` says that what happened meanwhile is not known any more: read the list anew. A comment comes every 15 s. Filters hold for the agent as it is now; of one that has gone only name, service, namespace, type and verdict are asked.",
      access: "read",
      query: eventsQuerySchema,
      answers: { 200: { description: "The stream", contentType: "text/event-stream" } },
      problems: ["busy"],
      handle({ raw, query, header, cut }) {
        const { since, ...asked } = query;
        const headers = {
          "content-type": "text/event-stream",
          "cache-control": "no-cache, no-transform",
          "x-accel-buffering": "no",
        };
        if (raw.method === "HEAD") return new Response(null, { headers });
        if (events.isFull) throw new GatewayError("busy", "Too many clients listen to changes.");
        const stream = events.open(
          {
            clock,
            revision: () => registry.revision,
            since: (revision) => registry.since(revision),
            dataOf: (change) => dataOf(change, asked),
            cut,
          },
          revisionOf(header("last-event-id")) ?? since,
        );
        return new Response(stream.body, { headers });
      },
    }),
  ];
}

/** One that cannot be read is none: the client gets what happens from now on, after a `hello` that says from where. */
function revisionOf(lastEventId: string | undefined): number | undefined {
  return lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId)
    ? Number(lastEventId)
    : undefined;
}

function isAskedFor(
  change: RegistryChange,
  agent: ReturnType<typeof agentView> | null,
  filter: EventsQuery,
): boolean {
  if (agent !== null) {
    const facts = { ...agent, weight: 0 };
    return fitsFacts(facts, filter) && fitsState(agent, filter);
  }
  return (["name", "service", "namespace", "type"] as const).every(
    (field) => filter[field] === undefined || filter[field] === change[field],
  );
}
