import type { AgentView, RegistryChange } from "agent-gateway-contract";

/** How the page hears of changes. */
type Link =
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  /** What is shown is as it was at `since`, in Unix milliseconds. */
  | { readonly state: "reconnecting"; readonly since: number; readonly why: string }
  | { readonly state: "refused"; readonly error: unknown };

/** What the page knows of the fleet: as large as the fleet, however many changes there were. */
export interface FleetState {
  /** By `agentId`; `undefined` until the first list came. */
  readonly agents: ReadonlyMap<string, AgentView> | undefined;
  readonly link: Link;
  /** Of the latest change that is in `agents`. */
  readonly revision: number;
}

/** One change as `GET /api/v1/events?include=agent` tells it. */
export type FleetChange = RegistryChange & { readonly agent: AgentView | null };

/** The fleet after some changes; each instance is as its latest change says. */
export function withChanges(
  agents: ReadonlyMap<string, AgentView>,
  changes: Iterable<FleetChange>,
): ReadonlyMap<string, AgentView> {
  const next = new Map(agents);
  for (const { agentId, agent } of changes) {
    if (agent === null) next.delete(agentId);
    else next.set(agentId, agent);
  }
  return next;
}
