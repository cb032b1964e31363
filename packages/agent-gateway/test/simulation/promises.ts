import type { RegistryChange } from "agent-gateway-contract";
import type { Instance } from "../../src/registry/instance.ts";
import { leaseState } from "../../src/registry/lease.ts";
import type { Registrant } from "../../src/registry/registrant.ts";
import type { Registry } from "../../src/registry/registry.ts";
import type { SimClock } from "./sim-clock.ts";
import { hasLyingProbe, type SimProcess } from "./sim-process.ts";
import { Violation } from "./violation.ts";

/** Three failed probes, the first of them at most one interval after the death, each with its time, and the same. */
const PROBE_WINDOW_MS = 36_000;
/** The first three probes of what has just registered, and what is not known of when a pause began. */
const FIRST_PROBE_MS = 16_000;
const MAX_TTL_MS = 180_000;
/** When a pause began is not known more exactly. */
const SLACK_MS = 6_000;
const CHECK_MS = 5000;
const DAY_MS = 24 * 3_600_000;

interface NameModel {
  readonly owner: string;
  /** When it was last in use. */
  usedMs: number;
}

/** What the registry promises, checked against a model that knows what really happens. */
export class Promises {
  readonly #clock: SimClock;
  readonly #running: ReadonlyMap<number, SimProcess>;
  readonly #names = new Map<string, NameModel>();
  readonly #heldBack = new Map<string, { drained: boolean; disabled: boolean }>();
  /** When an endpoint last had a live process, and when something of it last arrived. */
  readonly #endpoints = new Map<
    string,
    { diedMs: number; registrationMs: number; heardMs: number }
  >();
  /** When a beat last stood for everything of a name, the dead included. */
  readonly #byNameMs = new Map<string, number>();
  #revision = 0;
  #startedMs = 0;
  #checkedMs = 0;
  #isNews = true;
  /**
   * Over its own end the gateway has only the wall clock to tell how long a name has been vacant, and knows nothing
   * of what was answered 503.
   */
  #mayForgetNames = false;

  constructor({
    clock,
    running,
  }: {
    readonly clock: SimClock;
    readonly running: ReadonlyMap<number, SimProcess>;
  }) {
    this.#clock = clock;
    this.#running = running;
  }

  get #nowMs(): number {
    return this.#clock.monotonicMs();
  }

  gatewayStarted(registry: Registry): void {
    this.#startedMs = this.#nowMs;
    this.#isNews = true;
    for (const name of this.#mayForgetNames ? this.#names.keys() : []) {
      // What is in use stays held whatever happens.
      if (registry.named(name).length === 0) this.#names.delete(name);
    }
    if (registry.revision < this.#revision) {
      throw new Violation("revisions only grow", `${registry.revision} after ${this.#revision}`);
    }
  }

  /** All promises that must hold at any time; looked at after each change, and every five seconds without one. */
  check(registry: Registry): void {
    if (!this.#isNews && this.#nowMs - this.#checkedMs < CHECK_MS) return;
    this.#isNews = false;
    this.#checkedMs = this.#nowMs;
    this.#livingAreListed(registry);
    for (const { instance, outlook } of registry.entries()) {
      this.#useName(instance);
      // What was told last is what requests go by.
      if (outlook.verdict.state === "routable") this.#mayBeRoutable(instance);
    }
  }

  started({ place }: SimProcess): void {
    this.#endpoint(place.endpoint);
  }

  ended({ place }: SimProcess): void {
    this.#endpoint(place.endpoint).diedMs = this.#nowMs;
  }

  /** The gateway took a message of it. */
  arrived({ place }: SimProcess, kind: "registration" | "beat"): void {
    if (!place.hasIdentity) this.vouched(place.name);
    const endpoint = this.#endpoint(place.endpoint);
    endpoint.heardMs = this.#nowMs;
    if (kind === "registration") endpoint.registrationMs = this.#nowMs;
  }

  /** A beat by name stood for everyone of that name. */
  vouched(name: string): void {
    this.#byNameMs.set(name, this.#nowMs);
  }

  /** The gateway was stopped in good order and has come back. */
  sameAfterRestart(known: readonly string[], registry: Registry): void {
    const restored = new Set(registry.instances().map(({ agentId }) => agentId));
    const lost = known.filter((agentId) => !restored.has(agentId));
    if (lost.length > 0 || restored.size > known.length) {
      throw new Violation("a restart loses and invents nothing", `${lost.length} lost`);
    }
  }

  /** Runs what a message does: one of an older process must not touch what a younger one has. */
  fenced<T>(process: SimProcess, registry: Registry, act: () => T): T {
    // What a pause of the gateway excuses is not the message's doing.
    registry.catchUp();
    const before = registrantOf(process, registry);
    const isFenced =
      process.instanceId !== undefined &&
      before !== undefined &&
      before.epoch > process.epoch &&
      leaseState(before, this.#nowMs) !== "expired";
    const result = act();
    if (isFenced && registrantOf(process, registry) !== before) {
      throw new Violation(
        "an older process never touches a younger one's registration",
        `${process.place.name} ${process.instanceId} epoch ${process.epoch} against ${before.epoch}`,
      );
    }
    return result;
  }

  /** Whether a name belongs to somebody now. */
  isHeld(name: string): boolean {
    const model = this.#names.get(name);
    return model !== undefined && this.#nowMs - model.usedMs < DAY_MS;
  }

  /** Somebody asked for something under a name. */
  named(name: string, owner: string, answer: string): void {
    const model = this.#names.get(name);
    const isHeld = model !== undefined && this.isHeld(name);
    const isTaken = answer === "name_taken";
    if (isHeld && owner !== model.owner && !isTaken) {
      throw new Violation(
        "no name is taken by another key",
        `${name} of ${model.owner}: ${answer}`,
      );
    }
    if (isHeld && owner === model.owner && isTaken) {
      throw new Violation("a name is its owner's", `${name} of ${owner} was refused`);
    }
  }

  decided(agentId: string, action: string, isStored: boolean): void {
    const state = this.#heldBack.get(agentId) ?? { drained: false, disabled: false };
    this.#heldBack.set(agentId, state);
    const fact = action === "drain" || action === "undrain" ? "drained" : "disabled";
    // What was answered 503 may or may not hold after a restart.
    state[fact] = isStored && (action === "drain" || action === "disable");
  }

  wallJumps(): void {
    this.#mayForgetNames = true;
  }

  storeBreaks(): void {
    this.#mayForgetNames = true;
  }

  standsStill(forMs: number): void {
    for (const endpoint of this.#endpoints.values()) {
      endpoint.diedMs += forMs;
      endpoint.registrationMs += forMs;
      endpoint.heardMs += forMs;
    }
    for (const process of this.#running.values()) process.heardMs += forMs;
    for (const [name, ms] of this.#byNameMs) this.#byNameMs.set(name, ms + forMs);
    this.#startedMs += forMs;
  }

  /** A change was told; `registry` is absent while the store is out of order. */
  told({ revision, kind, why, agentId }: RegistryChange, registry: Registry | undefined): void {
    if (revision <= this.#revision) {
      throw new Violation("revisions only grow", `${revision} after ${this.#revision}`);
    }
    this.#revision = revision;
    this.#isNews = true;
    const isReaped = why.includes("expired long ago");
    if (!isReaped || (kind !== "removed" && kind !== "updated")) return;
    if (registry === undefined) {
      throw new Violation("nobody is removed while the store is out of order", agentId);
    }
    this.#enoughRenew(registry, kind === "removed" ? 1 : 0);
  }

  /** Self-preservation, counted by what really arrived. */
  #enoughRenew(registry: Registry, removed: number): void {
    const instances = registry.instances();
    let expected = removed;
    let renewed = 0;
    for (const instance of instances) {
      const { name, endpoint } = instance.facts;
      const byNameMs = this.#byNameMs.get(name) ?? Number.NEGATIVE_INFINITY;
      const heardMs = Math.max(this.#endpoint(endpoint).heardMs, byNameMs);
      const terms = [...instance.registrants.values()];
      const ttlMs = Math.max(...terms.map(({ leaseTtlMs }) => leaseTtlMs));
      const intervalMs = Math.max(...terms.map(({ heartbeatIntervalMs }) => heartbeatIntervalMs));
      if (this.#nowMs - heardMs < ttlMs + DAY_MS) expected += 1;
      if (heardMs >= this.#startedMs && this.#nowMs - heardMs < 1.5 * intervalMs) renewed += 1;
    }
    if (expected >= 3 && renewed < 0.85 * expected) {
      throw new Violation(
        "nobody is removed for silence when most are silent",
        `${renewed} of ${expected} renewed`,
      );
    }
  }

  #livingAreListed(registry: Registry): void {
    for (const process of this.#running.values()) {
      const { place, heardMs, ttlMs, epoch } = process;
      if (!process.isRegistered || this.#nowMs - heardMs >= ttlMs) continue;
      const registrant = registrantOf(process, registry);
      const who = `${place.name} at ${place.endpoint}, epoch ${epoch}`;
      if (registrant === undefined) {
        throw new Violation("a live registrant is never removed", who);
      }
      if (place.hasIdentity && registrant.epoch !== epoch) {
        throw new Violation("nor replaced by an older one", `${who}: ${registrant.epoch}`);
      }
      if (leaseState(registrant, this.#nowMs) === "expired") {
        throw new Violation("a live registrant keeps its lease", who);
      }
    }
  }

  #mayBeRoutable({ agentId, facts }: Instance): void {
    const { drained, disabled } = this.#heldBack.get(agentId) ?? {};
    if (drained === true || disabled === true) {
      throw new Violation("nothing is routable that an operator holds back", facts.endpoint);
    }
    for (const { place } of this.#running.values()) {
      if (place.endpoint === facts.endpoint) return;
    }
    const { diedMs, registrationMs, heardMs } = this.#endpoint(facts.endpoint);
    const now = this.#nowMs;
    const byNameMs = this.#byNameMs.get(facts.name) ?? Number.NEGATIVE_INFINITY;
    if (now - Math.max(heardMs, byNameMs, this.#startedMs) > MAX_TTL_MS + SLACK_MS) {
      throw new Violation("nothing is routable past its lease", facts.endpoint);
    }
    if (hasLyingProbe(facts.endpoint)) return;
    // One beat, by name or late, makes it routable again after a restart, until probes have found out.
    const isVouchedFor = Math.max(heardMs, byNameMs) >= this.#startedMs;
    if (isVouchedFor && now - this.#startedMs <= PROBE_WINDOW_MS) return;
    if (now - diedMs > PROBE_WINDOW_MS && now - registrationMs > FIRST_PROBE_MS) {
      throw new Violation(
        "nothing dead is routable past its probe window",
        `${facts.endpoint}, dead for ${now - diedMs} ms`,
      );
    }
  }

  #useName({ facts, registrants }: Instance): void {
    for (const { owner } of registrants.values()) {
      const model = this.#names.get(facts.name);
      if (model === undefined || !this.isHeld(facts.name)) {
        this.#names.set(facts.name, { owner, usedMs: this.#nowMs });
      } else if (model.owner === owner) model.usedMs = this.#nowMs;
      else {
        throw new Violation("no name is taken by another key", `${facts.name}: ${owner}`);
      }
    }
  }

  #endpoint(url: string): { diedMs: number; registrationMs: number; heardMs: number } {
    const known = this.#endpoints.get(url) ?? {
      diedMs: this.#nowMs,
      registrationMs: Number.NEGATIVE_INFINITY,
      heardMs: Number.NEGATIVE_INFINITY,
    };
    this.#endpoints.set(url, known);
    return known;
  }
}

function registrantOf(
  { place, instanceId }: SimProcess,
  registry: Registry,
): Registrant | undefined {
  const instance = registry
    .named(place.name)
    .find(({ facts }) => facts.endpoint === place.endpoint);
  if (instanceId !== undefined) return instance?.registrants.get(instanceId);
  return instance?.registrants.values().find(({ derived }) => derived);
}
