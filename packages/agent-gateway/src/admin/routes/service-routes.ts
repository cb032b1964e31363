import {
  type ServiceList,
  serviceListSchema,
  serviceQuerySchema,
  type ToolList,
  toolListSchema,
  toolQuerySchema,
} from "agent-gateway-contract";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { hasWords } from "../agent-filter.ts";
import { fleetServices } from "../fleet-services.ts";
import { fleetTools, toolKey, toolRank } from "../fleet-tools.ts";
import { pageOf } from "../paging.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** What clients can ask for: services, and the tools in them. */
export function serviceRoutes({ registry }: AdminDependencies): AnyRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/services",
      id: "listServices",
      tag: "discovery",
      summary: "Services: what is balanced as one, and in what its instances differ",
      access: "read",
      query: serviceQuerySchema,
      answers: { 200: { description: "By namespace, type and name", schema: serviceListSchema } },
      handle({ query: { namespace, type, service, q } }) {
        const services = fleetServices(registry.entries()).filter(
          (each) =>
            (namespace === undefined || each.namespace === namespace) &&
            (type === undefined || each.type === type) &&
            (service === undefined || each.service === service) &&
            (q === undefined ||
              hasWords(q, [
                each.service,
                each.description,
                ...each.names,
                ...each.capabilities,
                ...each.tags,
                ...each.tools,
              ])),
        );
        const { revision } = registry;
        return jsonAnswer<ServiceList>({ services, total: services.length, revision });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/tools",
      id: "listTools",
      tag: "discovery",
      summary: "The tools of the fleet, as agents have declared them",
      description:
        "From `metadata.tools`; of an agent that declares none, its capabilities. With `q` the best fits come first: the name itself, then names with all words, then descriptions.",
      access: "read",
      query: toolQuerySchema,
      answers: { 200: { description: "One page", schema: toolListSchema } },
      handle({ query }) {
        const { namespace, service, source, q } = query;
        const ranks = new Map<string, number>();
        const tools = fleetTools(registry.entries()).filter((tool) => {
          const rank = q === undefined ? 0 : toolRank(tool, q);
          if (rank !== undefined) ranks.set(toolKey(tool), rank);
          return (
            rank !== undefined &&
            (namespace === undefined || tool.namespace === namespace) &&
            (service === undefined || tool.service === service) &&
            (source === undefined || tool.source === source)
          );
        });
        const keyOf = (tool: (typeof tools)[number]): string =>
          `${ranks.get(toolKey(tool))}\n${toolKey(tool)}`;
        const { items, total, nextCursor } = pageOf(tools, keyOf, query);
        const more = nextCursor === undefined ? {} : { nextCursor };
        return jsonAnswer<ToolList>({
          tools: [...items],
          total,
          revision: registry.revision,
          ...more,
        });
      },
    }),
  ];
}
