import type { Clock } from "service-kit";
import { type PolicyChoice, policyOf } from "../../balancing/policy-choice.ts";
import type { Candidate, Snapshot } from "../../registry/snapshot.ts";
import { Fleet, type FleetName } from "./fleet.ts";
import type { InstanceFacts } from "./instance-facts.ts";
import type { Upstream } from "./upstream.ts";

/** What fleets are kept with. */
export interface FleetsOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly snapshot: () => Snapshot;
  readonly policies: PolicyChoice;
}

interface Kept {
  readonly fleet: Fleet;
  candidates: readonly Candidate[];
}

/** The fleet of every service that is registered, brought up to date when the registry has changed. */
export class Fleets {
  readonly #options: FleetsOptions;
  readonly #kept = new Map<string, Kept>();
  #snapshot: Snapshot | undefined;

  constructor(options: FleetsOptions) {
    this.#options = options;
  }

  /** The fleet of a service by its address; `undefined` when nothing is registered there. */
  find(namespace: string, service: string, protocol: string): Fleet | undefined {
    this.#sync();
    return this.#kept.get(keyOf(namespace, service, protocol))?.fleet;
  }

  all(): readonly Fleet[] {
    this.#sync();
    return [...this.#kept.values()].map(({ fleet }) => fleet);
  }

  /** The instance with that id and the fleet it is in. */
  locate(agentId: string): { readonly fleet: Fleet; readonly upstream: Upstream } | undefined {
    for (const fleet of this.all()) {
      const upstream = fleet.find(agentId);
      if (upstream !== undefined) return { fleet, upstream };
    }
    return undefined;
  }

  #sync(): void {
    const snapshot = this.#options.snapshot();
    if (snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    const present = servicesOf(snapshot);
    for (const key of this.#kept.keys()) if (!present.has(key)) this.#kept.delete(key);
    for (const [key, { name, candidates }] of present) this.#keep(key, name, candidates);
  }

  #keep(key: string, name: FleetName, candidates: readonly Candidate[]): void {
    const { clock, random, policies } = this.#options;
    const kept = this.#kept.get(key) ?? {
      fleet: new Fleet(name, { clock, random }),
      candidates: [],
    };
    this.#kept.set(key, kept);
    // Most changes concern one service: the others keep what was worked out for them.
    if (kept.candidates === candidates) return;
    kept.candidates = candidates;
    const facts = candidates.map(factsOf);
    const hint = facts.find(({ policyHint }) => policyHint !== undefined)?.policyHint;
    const { namespace, service } = name;
    kept.fleet.sync(facts, policyOf(policies, { namespace, name: service, hint }));
    kept.fleet.forgetOldTrouble(clock.monotonicMs());
  }
}

const SPOKEN_TO: ReadonlySet<string> = new Set(["mcp", "ag-ui", "a2a"]);

/** Services of any other type are plain HTTP, and share one address. */
function keyOf(namespace: string, service: string, type: string): string {
  return `${namespace}/${service}/${SPOKEN_TO.has(type) ? type : "http"}`;
}

interface Service {
  readonly name: FleetName;
  readonly candidates: readonly Candidate[];
}

function servicesOf({ services }: Snapshot): ReadonlyMap<string, Service> {
  return new Map(
    services.values().map(({ namespace, service, type, candidates }) => {
      const name = { namespace, service, type };
      return [keyOf(namespace, service, type), { name, candidates }];
    }),
  );
}

function factsOf(candidate: Candidate): InstanceFacts {
  // Ejections are timed by the fleet itself.
  const { fit, routable } = candidate;
  return { ...candidate, routable: fit, isInRotation: routable };
}
