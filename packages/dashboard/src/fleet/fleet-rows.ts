import type { AgentView } from "agent-gateway-contract";
import { stateOf } from "./agent-state.ts";

/** What the reader looks for; empty fields say nothing. */
export interface FleetQuery {
  /** Words that all occur in what is known of an instance. */
  readonly words: string;
  /** A word of `stateOf`, or `not routable` for all of which that is true. */
  readonly state: string;
  readonly type: string;
}

/** A service above its instances, or one of these. */
export type FleetRow =
  | { readonly kind: "service"; readonly key: string; readonly service: ServiceGroup }
  | { readonly kind: "instance"; readonly key: string; readonly agent: AgentView };

/** The instances that are balanced as one, as far as they were looked for. */
export interface ServiceGroup {
  readonly key: string;
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
  readonly instances: readonly AgentView[];
  readonly routable: number;
  /** More than one version, or more than one set of tools: what differs, in words. */
  readonly skew: readonly string[];
}

/** What tells one service from another. */
export function serviceKey({
  namespace,
  type,
  service,
}: Pick<AgentView, "namespace" | "type" | "service">): string {
  return `${namespace}/${type}/${service}`;
}

/** The services of the fleet that have instances which are looked for, by name. */
export function serviceGroups(
  agents: Iterable<AgentView>,
  query: FleetQuery,
): readonly ServiceGroup[] {
  const found = [...agents].filter((agent) => fits(agent, query));
  return [...Map.groupBy(found, serviceKey)]
    .map(([key, members]): ServiceGroup => {
      const instances = members.toSorted(
        (a, b) => a.name.localeCompare(b.name) || a.endpoint.localeCompare(b.endpoint),
      );
      const { namespace = "", type = "", service = "" } = instances[0] ?? {};
      const routable = instances.filter(({ verdict }) => verdict.state === "routable").length;
      return { key, namespace, type, service, instances, routable, skew: skewOf(instances) };
    })
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

/** Each service with its instances below it. */
export function fleetRows(groups: readonly ServiceGroup[]): readonly FleetRow[] {
  return groups.flatMap((service): readonly FleetRow[] => [
    { kind: "service", key: service.key, service },
    ...service.instances.map(
      (agent): FleetRow => ({ kind: "instance", key: agent.agentId, agent }),
    ),
  ]);
}

function fits(agent: AgentView, { words, state, type }: FleetQuery): boolean {
  if (type !== "" && agent.type !== type) return false;
  if (state === "not routable") {
    if (agent.verdict.state === "routable") return false;
  } else if (state !== "" && stateOf(agent).word !== state) return false;
  if (words === "") return true;
  const text = [
    agent.name,
    agent.service,
    agent.namespace,
    agent.endpoint,
    agent.version,
    agent.zone ?? "",
    ...agent.tags,
    ...agent.capabilities,
  ]
    .join("\n")
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function skewOf(instances: readonly AgentView[]): readonly string[] {
  const versions = new Set(instances.map(({ version }) => version));
  const digests = new Set(instances.flatMap(({ toolsDigest }) => toolsDigest ?? []));
  return [
    ...(versions.size > 1 ? [`${versions.size} versions`] : []),
    ...(digests.size > 1 ? [`${digests.size} sets of tools`] : []),
  ];
}
