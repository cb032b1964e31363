import type { Clock } from "service-kit";
import { type PolicyChoice, policyOf } from "../../balancing/policy-choice.ts";
import type { RoutingPicture } from "../../registry/routing-picture.ts";
import type { Candidate, ServiceSnapshot } from "../../registry/service-snapshot.ts";
import { Fleet } from "./fleet.ts";
import type { InstanceFacts } from "./instance-facts.ts";
import type { Upstream } from "./upstream.ts";

/** What fleets are kept with. */
export interface FleetsOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly picture: Pick<RoutingPicture, "refresh" | "subscribe">;
  readonly policies: PolicyChoice;
}

/** What is served at one address. */
interface Kept {
  fleet: Fleet;
  /** By type: more than one only where types share an address; the one that came last has it. */
  readonly services: Map<string, ServiceSnapshot>;
}

/** The fleet of every service that is registered, brought up to date when the registry has changed. */
export class Fleets {
  readonly #options: FleetsOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #fleetOf = new Map<string, Fleet>();

  constructor(options: FleetsOptions) {
    this.#options = options;
    options.picture.subscribe((key, service) => this.#changed(key, service));
  }

  /** The fleet of a service by its address; `undefined` when nothing is registered there. */
  find(namespace: string, service: string, protocol: string): Fleet | undefined {
    this.#options.picture.refresh();
    return this.#kept.get(addressOf(namespace, service, protocol))?.fleet;
  }

  all(): readonly Fleet[] {
    this.#options.picture.refresh();
    return Array.from(this.#kept.values(), ({ fleet }) => fleet);
  }

  /** The instance with that id and the fleet it is in. */
  locate(agentId: string): { readonly fleet: Fleet; readonly upstream: Upstream } | undefined {
    this.#options.picture.refresh();
    const fleet = this.#fleetOf.get(agentId);
    const upstream = fleet?.find(agentId);
    return fleet === undefined || upstream === undefined ? undefined : { fleet, upstream };
  }

  /** Most changes concern one service: the others are not even looked at. */
  #changed(key: string, service: ServiceSnapshot | undefined): void {
    const [namespace = "", type = "", name = ""] = key.split("/");
    const address = addressOf(namespace, name, type);
    const services = this.#kept.get(address)?.services ?? new Map();
    if (service === undefined) services.delete(type);
    else services.set(type, service);
    this.#keep(address, services);
  }

  #keep(address: string, services: Map<string, ServiceSnapshot>): void {
    const known = this.#kept.get(address)?.fleet;
    for (const { agentId } of known?.upstreams ?? []) this.#fleetOf.delete(agentId);
    const service = [...services.values()].at(-1);
    if (service === undefined) {
      this.#kept.delete(address);
      return;
    }
    const { clock, random, policies } = this.#options;
    const { namespace, service: name, type, candidates } = service;
    const fleet =
      known?.name.type === type
        ? known
        : new Fleet({ namespace, service: name, type }, { clock, random });
    this.#kept.set(address, { fleet, services });
    const facts = candidates.map(factsOf);
    const hint = facts.find(({ policyHint }) => policyHint !== undefined)?.policyHint;
    fleet.sync(facts, policyOf(policies, { namespace, name, hint }));
    fleet.forgetOldTrouble(clock.monotonicMs());
    for (const { agentId } of candidates) this.#fleetOf.set(agentId, fleet);
  }
}

const SPOKEN_TO: ReadonlySet<string> = new Set(["mcp", "ag-ui", "a2a"]);

/** Services of any other type are plain HTTP, and share one address. */
function addressOf(namespace: string, service: string, type: string): string {
  return `${namespace}/${service}/${SPOKEN_TO.has(type) ? type : "http"}`;
}

/** When one instance of many changes, those of the others stay as they are. */
const FACTS = new WeakMap<Candidate, InstanceFacts>();

function factsOf(candidate: Candidate): InstanceFacts {
  const known = FACTS.get(candidate);
  if (known !== undefined) return known;
  // Ejections are timed by the fleet itself.
  const { fit, routable, operator } = candidate;
  const isDisabled = operator === "disabled";
  const facts = { ...candidate, routable: fit, isInRotation: routable, isDisabled };
  FACTS.set(candidate, facts);
  return facts;
}
