import { nearestName } from "service-kit";
import type { Choosing, Wanted } from "../../upstreams/passive/fleet.ts";
import type { Upstream } from "../../upstreams/passive/upstream.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Refusal } from "../protocols/protocol.ts";
import type { Router } from "./router.ts";

/** Whom to ask; waits for a free place when every instance is at its limit. `left`: the client did not wait. */
export async function choose(
  exchange: Exchange,
  router: Router,
): Promise<Choosing | { readonly kind: "left" }> {
  const { fleet, client } = exchange;
  let choosing = fleet.choose(wantedBy(exchange, router));
  while (choosing.kind === "all_full") {
    const leaving = new AbortController();
    const onGone = (): void => leaving.abort();
    client.onGone(onGone);
    const isCalled = await fleet.waiting.wait(leaving.signal);
    client.offGone(onGone);
    if (client.isGone) return { kind: "left" };
    if (!isCalled) return choosing;
    choosing = fleet.choose(wantedBy(exchange, router));
  }
  return choosing;
}

/** Whom to ask, if that can be said at once. */
export function chooseNow(exchange: Exchange, router: Router): Upstream | undefined {
  const choosing = exchange.fleet.choose(wantedBy(exchange, router));
  return choosing.kind === "chosen" ? choosing.upstream : undefined;
}

function wantedBy({ call, journey }: Exchange, { clock }: Router): Wanted {
  return {
    nowMs: clock.monotonicMs(),
    tool: call.tool,
    key: call.key,
    isStanding: call.isStanding,
    without: journey.tried,
  };
}

/** Why nobody can be asked, for the caller. */
export function refusalOf(
  kind: Exclude<Choosing["kind"], "chosen">,
  exchange: Exchange,
  lastReason: string | undefined,
): Refusal {
  const { fleet, call } = exchange;
  const { service } = fleet.name;
  switch (kind) {
    case "all_full":
      return unavailable(`Every instance of ${service} has as many requests as it may have.`, "2");
    case "none_fit": {
      const reason = lastReason ?? "no instance is routable";
      return unavailable(`No instance of ${service} can take the request now: ${reason}.`, "1");
    }
    case "none_has_tool":
      return toolMissing(fleet.upstreams, service, call.tool ?? "");
  }
}

function unavailable(detail: string, retryAfter: string): Refusal {
  return { code: "no_routable_instance", detail, fields: { "retry-after": retryAfter } };
}

function toolMissing(upstreams: readonly Upstream[], service: string, tool: string): Refusal {
  const known = new Set(upstreams.flatMap(({ facts }) => [...(facts.tools ?? [])]));
  if (known.has(tool)) {
    return unavailable(`No instance of ${service} that has the tool ${tool} is routable now.`, "1");
  }
  const nearest = nearestName(tool, known);
  const hint = nearest === undefined ? "Ask for the list of tools." : `Did you mean ${nearest}?`;
  return { code: "unknown_tool", detail: `${service} has no tool named ${tool}. ${hint}` };
}
