import type { AgentFacts } from "./agent-facts.ts";
import type { OperatorState } from "./operator-state.ts";
import { type ProbeRecord, UNPROBED } from "./probe-record.ts";
import type { Registrant } from "./registrant.ts";
import { type TrafficRecord, UNTROUBLED } from "./traffic-record.ts";

/** One place that serves a service: what is said of it, who vouches for it, what was seen of it. Never mutated. */
export interface Instance {
  readonly agentId: string;
  readonly facts: AgentFacts;
  /** By `instanceId`. */
  readonly registrants: ReadonlyMap<string, Registrant>;
  readonly registeredAt: string;
  /** Of the last durable change. */
  readonly revision: number;
  readonly probe: ProbeRecord;
  readonly traffic: TrafficRecord;
  readonly operator: OperatorState;
  /** Why it is still listed though it should have been removed for silence; `null` when there is no such reason. */
  readonly keptBecause: string | null;
}

/** The instance with some registrants replaced or, where `null`, removed. */
export function withRegistrants(
  instance: Instance,
  changes: Iterable<readonly [instanceId: string, registrant: Registrant | null]>,
): Instance {
  const registrants = new Map(instance.registrants);
  let isSame = true;
  for (const [instanceId, registrant] of changes) {
    isSame = false;
    if (registrant === null) registrants.delete(instanceId);
    else registrants.set(instanceId, registrant);
  }
  return isSame ? instance : { ...instance, registrants };
}

/** What traffic found, after a beat: it ends trouble that has no end of its own, for now the instance is there. */
export function afterBeat({ traffic }: Instance): TrafficRecord {
  return traffic.state === "ejected" && traffic.untilMs === null ? UNTROUBLED : traffic;
}

/** An instance that nobody vouches for yet. */
export function newInstance(
  agentId: string,
  facts: AgentFacts,
  { registeredAt, operator }: Pick<Instance, "registeredAt" | "operator">,
): Instance {
  return {
    agentId,
    facts,
    registrants: new Map(),
    registeredAt,
    revision: 0,
    probe: UNPROBED,
    traffic: UNTROUBLED,
    operator,
    keptBecause: null,
  };
}
