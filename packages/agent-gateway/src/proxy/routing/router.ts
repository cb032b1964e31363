import type { DecisionLog } from "../../telemetry/decision-log.ts";
import type { TaskOwners } from "../a2a/task-owners.ts";
import type { AttemptDependencies } from "../exchange/attempt-plan.ts";
import type { InstanceSeal } from "../sealing/instance-seal.ts";
import type { RecentSessions } from "../sealing/recent-sessions.ts";

/** What routing works with. */
export interface Router extends AttemptDependencies {
  readonly seal: InstanceSeal;
  readonly recent: RecentSessions;
  readonly owners: TaskOwners;
  readonly decisions: DecisionLog;
  /** What instances ask of their clients; never the gateway's own key. */
  readonly upstreamApiKey: string | undefined;
  readonly firstByteTimeoutMs: number;
}
