import type { AgentStatus } from "agent-gateway-contract";
import type { Instant } from "./register.ts";
import type { Registrant } from "./registrant.ts";

/** The registrant after one more beat. */
export function renewed(registrant: Registrant, status: AgentStatus, at: Instant): Registrant {
  return {
    ...registrant,
    status,
    lastHeartbeatAt: at.iso,
    renewedAtMs: at.ms,
    confirmed: true,
    observed: "alive",
    // Whoever beats under the name lives, so an unregistration by name meant another.
    leavingSinceMs: null,
  };
}
