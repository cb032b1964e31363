import type { ParsedRegistration } from "agent-gateway-contract";
import { isPolicyName, POLICIES } from "../balancing/policies.ts";

/** What an agent asks for that the gateway cannot do: it is registered all the same, and told. */
export function policyWarnings({ metadata }: ParsedRegistration): string[] {
  const { policy } = metadata;
  if (policy === undefined || isPolicyName(policy)) return [];
  const names = Object.keys(POLICIES).join(", ");
  return [
    `metadata.policy ${JSON.stringify(policy)} is no balancing policy and does not count: ${names}.`,
  ];
}
