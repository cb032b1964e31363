import type { ServiceView } from "agent-gateway-contract";
import type { Entry } from "../registry/ledger.ts";
import { serviceKey } from "../registry/service-snapshot.ts";
import { type SkewShare, versionSkew } from "../registry/version-skew.ts";
import { declaredTools } from "./declared-tools.ts";
import { servicePath } from "./service-path.ts";

/** Every service with what its instances have in common and in what they differ, by namespace, type and name. */
export function fleetServices(entries: Iterable<Entry>): ServiceView[] {
  const byService = Map.groupBy(entries, ({ instance }) => serviceKey(instance.facts));
  return [...byService]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => serviceOf(members) ?? []);
}

function serviceOf(members: readonly Entry[]): ServiceView | undefined {
  const newest = members.toSorted((a, b) => b.instance.revision - a.instance.revision)[0]?.instance;
  const [skew] = versionSkew(members.map(({ instance }) => instance));
  if (newest === undefined || skew === undefined) return undefined;
  const { namespace, type, service, description } = newest.facts;
  const count = (fits: (entry: Entry) => boolean): number => members.filter(fits).length;
  const routable = count(({ outlook }) => outlook.verdict.state === "routable");
  const all = (of: (entry: Entry) => readonly string[]): string[] =>
    [...new Set(members.flatMap(of))].toSorted();
  return {
    namespace,
    type,
    service,
    path: servicePath(newest.facts),
    description,
    instances: members.length,
    routable,
    health: {
      routable,
      notRoutable: members.length - routable,
      drained: count(({ outlook }) => outlook.operator.state === "drained"),
      disabled: count(({ outlook }) => outlook.operator.state === "disabled"),
      failing: count(({ outlook }) => outlook.probe.state === "failing"),
      ejected: count(({ outlook }) => outlook.traffic.state === "ejected"),
      expired: count(({ outlook }) => outlook.lease.state === "expired"),
    },
    skew: {
      isSkewed: skew.isSkewed,
      versions: copied(skew.versions),
      toolsDigests: copied(skew.toolsDigests),
      protocolVersions: copied(skew.protocolVersions),
    },
    tools: all(({ instance }) => declaredTools(instance.facts).map(({ name }) => name)),
    capabilities: all(({ instance }) => instance.facts.capabilities),
    tags: all(({ instance }) => instance.facts.tags),
    names: all(({ instance }) => [instance.facts.name]),
  };
}

function copied(shares: readonly SkewShare[]): SkewShare[] {
  return [...shares];
}
