import { z } from "zod";
import { GatewayError } from "../../errors/gateway-error.ts";
import type { Entry } from "../../registry/ledger.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { gatewayCard } from "../gateway-card.ts";
import { publicOrigin } from "../public-origin.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute, type RouteRequest } from "../routing/route.ts";
import { servicePath } from "../service-path.ts";

const CARD = "/.well-known/agent-card.json";
const BY_SERVICE = [
  ["getCard", `/{service}/a2a${CARD}`],
  ["getCardOfHost", `/{service}${CARD}`],
  ["getCardInNamespace", `/~{namespace}/{service}/a2a${CARD}`],
  ["getCardOfHostInNamespace", `/~{namespace}/{service}${CARD}`],
] as const;

const cardSchema = z.looseObject({ name: z.string() });
const DESCRIPTION =
  "As the agent gives it, or registered it as `metadata.agentCard`, with the gateway's addresses and the gateway's key in place of its own. Kept for a minute.";

/** The cards of A2A agents, where clients look for them: below the address at which the agent is called. */
export function agentCardRoutes(dependencies: AdminDependencies): AnyRoute[] {
  const { registry, cards, publicUrl, access } = dependencies;

  function services(): Map<string, Entry[]> {
    const a2a = [...registry.entries()].filter(({ instance }) => instance.facts.type === "a2a");
    return Map.groupBy(a2a, ({ instance }) => servicePath(instance.facts));
  }

  async function answer(
    members: readonly Entry[],
    path: string,
    { raw, caller }: Pick<RouteRequest, "raw" | "caller">,
  ): Promise<Response> {
    const [first] = members;
    const facts = first?.instance.facts;
    if (facts === undefined) throw nobody(path);
    if (!caller.mayRead && !caller.mayInvoke(facts.namespace, facts.service)) {
      const detail = `The key ${caller.id} may neither call ${facts.service} nor see who is registered.`;
      throw new GatewayError("forbidden", detail);
    }
    const routableFirst = members.toSorted((a, b) => rank(a) - rank(b));
    for (const { instance } of routableFirst) {
      const { endpoint, metadata } = instance.facts;
      const card = await cards.first([{ agentId: instance.agentId, endpoint, metadata }]);
      if (card === undefined) continue;
      const url = publicOrigin(publicUrl, raw.url) + path;
      const place = { endpoint, url, keyRequired: access.keys.isRequired };
      return jsonAnswer(gatewayCard(card, place), { headers: { "cache-control": "max-age=60" } });
    }
    throw new GatewayError("upstream_failed", `No instance of ${facts.service} gave a card.`);
  }

  return [
    defineRoute({
      method: "GET",
      path: CARD,
      id: "getOnlyCard",
      tag: "discovery",
      summary: "The card of the one A2A agent that is registered",
      description: "Where there are several, the problem names the addresses of their cards.",
      access: "any",
      answers: { 200: { description: "The card", schema: cardSchema } },
      problems: ["forbidden", "not_found", "upstream_failed"],
      handle(request) {
        const found = [...services()];
        const [only] = found;
        if (only !== undefined && found.length === 1) return answer(only[1], only[0], request);
        if (!request.caller.mayRead || found.length === 0) throw nobody(CARD);
        const paths = found.map(([path]) => path + CARD).toSorted();
        throw new GatewayError("not_found", `Several agents have a card: ${paths.join(", ")}.`);
      },
    }),
    ...BY_SERVICE.map(([id, path]) =>
      defineRoute({
        method: "GET",
        path,
        id,
        tag: "discovery",
        summary: "The card of an A2A agent",
        description: DESCRIPTION,
        access: "any",
        answers: { 200: { description: "The card", schema: cardSchema } },
        problems: ["forbidden", "not_found", "upstream_failed"],
        handle(request) {
          const { namespace = "default", service = "" } = request.params;
          const at = servicePath({ namespace, type: "a2a", service });
          return answer(services().get(at) ?? [], at, request);
        },
      }),
    ),
  ];
}

function rank({ outlook }: Entry): number {
  return outlook.verdict.state === "routable" ? 0 : 1;
}

function nobody(path: string): GatewayError {
  return new GatewayError("not_found", `No A2A agent is registered at ${path}.`);
}
