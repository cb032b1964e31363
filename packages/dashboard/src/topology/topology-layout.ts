import type { AgentView, ServiceTrafficView } from "agent-gateway-contract";
import { type ServiceGroup, serviceGroups, serviceKey } from "../fleet/fleet-rows.ts";

/** Above so many instances a service is drawn as its states. */
export const MOST_DRAWN = 8;
/** Above so many services the others are named in one line. */
const MOST_SERVICES = 30;

/** One service with what passes through it and what is drawn of its instances. */
export interface TopologyService {
  readonly group: ServiceGroup;
  readonly traffic: ServiceTrafficView | undefined;
  /** Instances where there are few. */
  readonly shown: readonly AgentView[];
  /** From the top, in the units of the drawing. */
  readonly top: number;
  readonly height: number;
}

/** The services from top to bottom, with the room that each takes. */
export interface Topology {
  readonly services: readonly TopologyService[];
  readonly height: number;
  /** How many services have no place in the drawing. */
  readonly leftOut: number;
}

const ROW = 44;
const GAP = 26;

/** Lays out what is registered; services with most requests come first where not all have a place. */
export function topologyOf(
  agents: Iterable<AgentView>,
  traffic: readonly ServiceTrafficView[],
  opened: ReadonlySet<string>,
): Topology {
  const byKey = new Map(traffic.map((each) => [serviceKey(each), each]));
  const all = serviceGroups(agents, { words: "", state: "", type: "" });
  const busiest = all
    .toSorted((a, b) => (byKey.get(b.key)?.requests ?? 0) - (byKey.get(a.key)?.requests ?? 0))
    .slice(0, MOST_SERVICES);
  const drawn = new Set(busiest);
  let top = 8;
  const services = all
    .filter((group) => drawn.has(group))
    .map((group): TopologyService => {
      const isOpen = group.instances.length <= MOST_DRAWN || opened.has(group.key);
      const shown = isOpen ? group.instances : [];
      const height = Math.max(1, shown.length) * ROW + 8;
      const place = { group, traffic: byKey.get(group.key), shown, top, height };
      top += height + GAP;
      return place;
    });
  return { services, height: Math.max(200, top), leftOut: all.length - services.length };
}
