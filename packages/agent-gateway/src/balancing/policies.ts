import { hash } from "./hash.ts";
import { leastRequests } from "./least-requests.ts";
import { p2c } from "./p2c.ts";
import type { Policy } from "./place.ts";
import { random } from "./random.ts";
import { roundRobin } from "./round-robin.ts";

/** Every policy by the name under which it is configured. */
export const POLICIES = {
  p2c,
  "round-robin": roundRobin,
  "least-requests": leastRequests,
  random,
  hash,
} as const satisfies Record<string, Policy>;

/** The name of a policy. */
export type PolicyName = keyof typeof POLICIES;

/** Used where nothing else was chosen. */
export const DEFAULT_POLICY: PolicyName = "p2c";

export function isPolicyName(name: unknown): name is PolicyName {
  return typeof name === "string" && Object.hasOwn(POLICIES, name);
}
