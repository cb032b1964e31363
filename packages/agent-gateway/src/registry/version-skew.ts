import type { AgentFacts } from "./agent-facts.ts";
import type { Instance } from "./instance.ts";
import { toolsDigestOf } from "./tools-change.ts";

/** How many instances of a service say the same. */
export interface SkewShare {
  /** `null`: those that say nothing. */
  readonly value: string | null;
  readonly instances: number;
}

/** In what the instances of one service differ. */
export interface VersionSkew {
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
  readonly instances: number;
  /** More than one version, or more than one set of tools or protocol revisions among those that declare them. */
  readonly isSkewed: boolean;
  /** Most frequent first, as the others. */
  readonly versions: readonly SkewShare[];
  readonly toolsDigests: readonly SkewShare[];
  /** Each value is a sorted list, joined with a comma. */
  readonly protocolVersions: readonly SkewShare[];
}

/** What each service's instances disagree on, by namespace, type and name; during a rolling update that is normal. */
export function versionSkew(instances: readonly Instance[]): readonly VersionSkew[] {
  const keyOf = ({ namespace, type, service }: AgentFacts): string =>
    `${namespace}/${type}/${service}`;
  const byService = Map.groupBy(instances, ({ facts }) => keyOf(facts));
  return [...byService]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => skewOf(members) ?? []);
}

function skewOf(members: readonly Instance[]): VersionSkew | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const { namespace, type, service } = first.facts;
  const versions = shares(members.map(({ facts }) => facts.version));
  const toolsDigests = shares(members.map(toolsDigestOf));
  const protocolVersions = shares(members.map(({ facts }) => revisionsOf(facts)));
  const isSkewed = [versions, toolsDigests, protocolVersions].some(
    // Who declares nothing contradicts nobody.
    (said) => said.filter(({ value }) => value !== null).length > 1,
  );
  const instances = members.length;
  return {
    namespace,
    type,
    service,
    instances,
    isSkewed,
    versions,
    toolsDigests,
    protocolVersions,
  };
}

function revisionsOf({ protocolVersions }: AgentFacts): string | null {
  return protocolVersions.length === 0 ? null : protocolVersions.toSorted().join(",");
}

function shares(values: readonly (string | null)[]): readonly SkewShare[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, same]) => ({ value, instances: same.length }))
    .toSorted((a, b) => b.instances - a.instances || ((a.value ?? "") < (b.value ?? "") ? -1 : 1));
}
