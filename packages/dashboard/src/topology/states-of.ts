import type { AgentView } from "agent-gateway-contract";
import { stateOf } from "../fleet/agent-state.ts";
import type { ServiceGroup } from "../fleet/fleet-rows.ts";

/** The instances of a service by the state they are in, and that in words: "19 routable, 1 drained". */
export function statesOf({ instances }: ServiceGroup): {
  readonly byState: readonly (readonly [string, readonly AgentView[]])[];
  readonly words: string;
} {
  const byState = [...Map.groupBy(instances, (agent) => stateOf(agent).word)];
  const words = byState.map(([word, members]) => `${members.length} ${word}`).join(", ");
  return { byState, words };
}

/** How well a service is. */
export function toneOf({ instances, routable }: ServiceGroup): "good" | "warn" | "bad" {
  if (routable === 0) return "bad";
  return routable < instances.length ? "warn" : "good";
}
