import { hashText } from "../../balancing/hash-text.ts";
import type { Place } from "../../balancing/place.ts";
import { slowStartShare } from "../../balancing/slow-start.ts";
import { Figures } from "../../telemetry/figures.ts";
import { type EjectionRecord, forgiven, readmitted, UNBLEMISHED } from "./ejection.ts";
import type { InstanceFacts } from "./instance-facts.ts";
import { Roster } from "./roster.ts";
import { UpstreamLoad } from "./upstream-load.ts";

/** Calls that one instance is given at the same time; more wait for another instance or for a free place. */
const MAX_IN_FLIGHT = 1024;
/** Streams that stand open cost little, but not nothing. */
const MAX_STANDING = 4096;

/** An attempt whose instance has not answered yet. */
export interface Unanswered {
  /** The instance hangs: what may be repeated elsewhere is to be taken from it. */
  readonly abandon: (why: string) => void;
}

/** Where the requests of an instance go: its endpoint, taken apart once. */
export interface Destination {
  readonly endpoint: string;
  readonly origin: string;
  readonly host: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
}

/** What this gateway knows of one instance from the traffic it sends there; lives as long as the instance is known. */
export class Upstream implements Place {
  readonly agentId: string;
  readonly idHash: number;
  readonly load = new UpstreamLoad();
  readonly figures = new Figures();
  readonly unanswered = new Roster<Unanswered>();
  #facts: InstanceFacts;
  #destination: Destination;
  record: EjectionRecord = UNBLEMISHED;
  turnCredit = 0;
  /** Attempts that ended in the present window. */
  readonly window = { total: 0, failures: 0 };
  /** When its silence was last reported. */
  doubtedAtMs = Number.NEGATIVE_INFINITY;
  #restUntilMs = 0;
  #restWhy = "";
  #readmittedMs = Number.NEGATIVE_INFINITY;

  constructor(facts: InstanceFacts) {
    this.#facts = facts;
    this.#destination = destinationOf(facts.endpoint);
    this.agentId = facts.agentId;
    this.idHash = hashText(facts.agentId);
  }

  /** The instance as the registry last told of it. */
  get facts(): InstanceFacts {
    return this.#facts;
  }

  set facts(facts: InstanceFacts) {
    this.#facts = facts;
    if (facts.endpoint !== this.#destination.endpoint) {
      this.#destination = destinationOf(facts.endpoint);
    }
  }

  get destination(): Destination {
    return this.#destination;
  }

  get inFlight(): number {
    return this.load.inFlight;
  }

  get fullWeight(): number {
    const { weight } = this.facts;
    // In panic one is asked that has no share at all.
    return weight > 0 ? weight : 1;
  }

  weightAt(nowMs: number): number {
    return this.fullWeight * slowStartShare(this.#inRotationSinceMs, nowMs);
  }

  latencyAt(nowMs: number): number | undefined {
    return this.load.latencyAt(nowMs);
  }

  isFull(isStanding: boolean): boolean {
    return isStanding ? this.load.standing >= MAX_STANDING : this.load.inFlight >= MAX_IN_FLIGHT;
  }

  isEjected(nowMs: number): boolean {
    const { ejection } = this.record;
    return ejection !== undefined && nowMs < ejection.untilMs;
  }

  /** It asked to be left alone. */
  rest(forMs: number, why: string, nowMs: number): void {
    this.#restUntilMs = nowMs + forMs;
    this.#restWhy = why;
  }

  /** Until when it is to be left alone, and why; `undefined` when it need not. */
  restingAt(nowMs: number): { readonly untilMs: number; readonly why: string } | undefined {
    if (nowMs >= this.#restUntilMs) return undefined;
    return { untilMs: this.#restUntilMs, why: this.#restWhy };
  }

  /** Back in rotation, on trial and from the beginning of slow start. */
  readmit(nowMs: number): void {
    this.record = readmitted(this.record);
    this.#readmittedMs = nowMs;
  }

  /** Forgets old ejections before a new one is counted. */
  forgive(nowMs: number): void {
    this.record = forgiven(this.record, nowMs - this.#inRotationSinceMs);
  }

  get #inRotationSinceMs(): number {
    return Math.max(this.facts.routableSinceMs, this.#readmittedMs);
  }
}

function destinationOf(endpoint: string): Destination {
  const { origin, host, pathname, search } = new URL(endpoint);
  return { endpoint, origin, host, path: pathname, query: search.slice(1) };
}
