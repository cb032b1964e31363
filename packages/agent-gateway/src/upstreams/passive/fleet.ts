import type { Clock } from "service-kit";
import { hashText } from "../../balancing/hash-text.ts";
import type { Choice, Policy } from "../../balancing/place.ts";
import type { PolicyName } from "../../balancing/policies.ts";
import { POLICIES } from "../../balancing/policies.ts";
import { Figures } from "../../telemetry/figures.ts";
import { ToolFigures } from "../../telemetry/tool-figures.ts";
import { type FleetView, fleetView, isLive } from "./fleet-view.ts";
import type { InstanceFacts } from "./instance-facts.ts";
import { RetryBudget } from "./retry-budget.ts";
import { Upstream } from "./upstream.ts";
import { WaitingRoom } from "./waiting-room.ts";

/** Which service a fleet serves. */
export interface FleetName {
  readonly namespace: string;
  readonly service: string;
  readonly type: string;
}

/** What a request needs of the instance that is to get it. */
export interface Wanted {
  readonly nowMs: number;
  /** Only instances that may have this tool. */
  readonly tool: string | undefined;
  /** What it has in common with the requests that belong to it. */
  readonly key: string | undefined;
  readonly isStanding: boolean;
  /** Tried before. */
  readonly without: readonly Upstream[] | undefined;
}

/** Whom to ask, or why nobody can be asked. */
export type Choosing =
  | { readonly kind: "chosen"; readonly upstream: Upstream }
  | { readonly kind: "none_fit" | "none_has_tool" | "all_full" };

const SEATS = 256;
const PATIENCE_MS = 5000;
/** Tools are named by callers: no more of them are remembered between two changes of the fleet. */
const MAX_REMEMBERED_TOOLS = 256;

/** The instances of one service with all that this gateway knows of them; chooses one for each request. */
export class Fleet {
  readonly name: FleetName;
  /** `namespace/service`. */
  readonly label: string;
  readonly figures = new Figures();
  readonly tools = new ToolFigures();
  readonly retries: RetryBudget;
  /** For those who found every instance full. */
  readonly waiting: WaitingRoom;
  readonly #random: () => number;
  #facts: readonly InstanceFacts[] = [];
  #upstreams: readonly Upstream[] = [];
  #byId: ReadonlyMap<string, Upstream> = new Map();
  #policyName: PolicyName = "p2c";
  #policy: Policy = POLICIES.p2c;
  #view: FleetView | undefined;

  constructor(name: FleetName, { clock, random }: { clock: Clock; random: () => number }) {
    this.name = name;
    this.label = `${name.namespace}/${name.service}`;
    this.#random = random;
    const room = { clock, seats: SEATS, patienceMs: PATIENCE_MS };
    this.waiting = new WaitingRoom(room);
    this.retries = new RetryBudget({ ...room, active: () => this.figures.inFlight });
  }

  get upstreams(): readonly Upstream[] {
    return this.#upstreams;
  }

  get policyName(): PolicyName {
    return this.#policyName;
  }

  get facts(): readonly InstanceFacts[] {
    return this.#facts;
  }

  /** Takes over what the registry knows now; instances that are gone are forgotten with all that was known of them. */
  sync(facts: readonly InstanceFacts[], policyName: PolicyName): void {
    this.#upstreams = facts.map((facts) => {
      const upstream = this.#byId.get(facts.agentId) ?? new Upstream(facts);
      upstream.facts = facts;
      return upstream;
    });
    this.#byId = new Map(this.#upstreams.map((upstream) => [upstream.agentId, upstream]));
    this.#facts = facts;
    this.#policyName = policyName;
    this.#policy = POLICIES[policyName];
    this.invalidate();
  }

  /** An ejection that the registry no longer has on record was of a process that another one has replaced. */
  forgetOldTrouble(nowMs: number): void {
    for (const upstream of this.#upstreams) {
      if (upstream.isEjected(nowMs) && upstream.facts.isInRotation) upstream.readmit(nowMs);
    }
  }

  find(agentId: string): Upstream | undefined {
    return this.#byId.get(agentId);
  }

  /** The one to which something is bound: a session, a question, a task. What drains goes on, what is disabled does not. */
  boundTo(agentId: string): Upstream | undefined {
    const upstream = this.find(agentId);
    return upstream?.facts.isDisabled === true ? undefined : upstream;
  }

  /** Sends away who waits. */
  close(): void {
    this.waiting.close();
    this.retries.close();
  }

  /** An instance has left or entered rotation. */
  invalidate(): void {
    this.#view = undefined;
  }

  /** Whom requests can go to now. */
  view(nowMs: number): FleetView {
    if (this.#view !== undefined && nowMs < this.#view.untilMs) return this.#view;
    for (const upstream of this.#upstreams) {
      const { ejection } = upstream.record;
      if (ejection !== undefined && nowMs >= ejection.untilMs) upstream.readmit(nowMs);
    }
    this.#view = fleetView(this.#upstreams, nowMs);
    return this.#view;
  }

  choose(wanted: Wanted): Choosing {
    const { nowMs, tool, key, isStanding, without } = wanted;
    const view = this.view(nowMs);
    if (view.places.length === 0) return { kind: "none_fit" };
    const places = tool === undefined ? view.places : withTool(view, tool);
    if (places.length === 0) return { kind: "none_has_tool" };
    const choice = {
      nowMs,
      random: this.#random,
      key: key === undefined ? undefined : hashText(key),
    };
    const chosen = this.#pick(places, choice);
    if (chosen !== undefined && isFree(chosen, wanted)) return { kind: "chosen", upstream: chosen };
    // Seldom: a list is made only when the first choice cannot be had.
    const untried = places.filter((place) => without?.includes(place) !== true);
    const other = this.#pick(
      untried.filter((place) => !place.isFull(isStanding)),
      choice,
    );
    if (other !== undefined) return { kind: "chosen", upstream: other };
    return { kind: untried.length === 0 ? "none_fit" : "all_full" };
  }

  /** Whether anyone but this one and those that were tried can be asked. */
  hasOther(
    than: Upstream,
    { nowMs, tool, without }: Pick<Wanted, "nowMs" | "tool" | "without">,
  ): boolean {
    const view = this.view(nowMs);
    const places = tool === undefined ? view.places : withTool(view, tool);
    return places.some((place) => place !== than && without?.includes(place) !== true);
  }

  /** How many more may be ejected: at most half of those that could be asked. */
  mayEject(nowMs: number): boolean {
    const live = this.#upstreams.filter(isLive);
    const ejected = live.filter((upstream) => upstream.isEjected(nowMs));
    return ejected.length + 1 <= live.length / 2;
  }

  /** What belongs together is kept together, whatever the policy; the rest goes by it. */
  #pick(places: readonly Upstream[], choice: Choice): Upstream | undefined {
    const policy = choice.key === undefined ? this.#policy : POLICIES.hash;
    return policy(places, choice);
  }
}

function isFree(upstream: Upstream, { isStanding, without }: Wanted): boolean {
  return without?.includes(upstream) !== true && !upstream.isFull(isStanding);
}

/** An instance that declares its tools has just those; of others it is not known. */
function withTool({ places, byTool }: FleetView, tool: string): readonly Upstream[] {
  const known = byTool.get(tool);
  if (known !== undefined) return known;
  const having = places.filter(({ facts }) => facts.tools?.has(tool) ?? true);
  if (byTool.size < MAX_REMEMBERED_TOOLS)
    byTool.set(tool, having.length === places.length ? places : having);
  return having;
}
