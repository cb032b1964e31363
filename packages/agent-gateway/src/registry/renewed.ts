import type { AgentStatus } from "agent-gateway-contract";
import type { Instant } from "./register.ts";
import type { Registrant } from "./registrant.ts";

/** What a beat says of the process that sends it. */
export interface BeatWord {
  readonly status: AgentStatus;
  readonly load?: number | undefined;
  readonly toolsDigest?: string | undefined;
}

/** The registrant after one more beat. */
export function renewed(registrant: Registrant, word: BeatWord, at: Instant): Registrant {
  return {
    ...registrant,
    status: word.status,
    load: word.load ?? null,
    toolsDigest: word.toolsDigest ?? registrant.toolsDigest,
    lastHeartbeatAt: at.iso,
    renewedAtMs: at.ms,
    confirmed: true,
    observed: "alive",
    // Whoever beats under the name lives, so an unregistration by name meant another.
    leavingSinceMs: null,
  };
}
