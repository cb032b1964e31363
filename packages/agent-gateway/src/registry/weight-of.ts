import type { AgentFacts } from "./agent-facts.ts";
import type { Instance } from "./instance.ts";

/** What a registrant adds to a list, at most but for a long id. */
const REGISTRANT_BYTES = 512;

/** Facts are replaced, never changed, and a beat keeps them: they are weighed once. */
const weighed = new WeakMap<AgentFacts, number>();

/** About how many bytes an instance weighs when it is listed or stored. */
export function weightOf({ facts, registrants }: Pick<Instance, "facts" | "registrants">): number {
  return factsWeight(facts) + registrants.size * REGISTRANT_BYTES;
}

function factsWeight(facts: AgentFacts): number {
  const known = weighed.get(facts);
  if (known !== undefined) return known;
  const bytes = JSON.stringify(facts).length;
  weighed.set(facts, bytes);
  return bytes;
}
