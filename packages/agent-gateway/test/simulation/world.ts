import type { RegistryChange } from "agent-gateway-contract";
import type { Instance } from "../../src/registry/instance.ts";
import { Promises } from "./promises.ts";
import { createRandom, type Random } from "./random.ts";
import type { Action, Schedule } from "./schedule.ts";
import { SimClock } from "./sim-clock.ts";
import { SimGateway } from "./sim-gateway.ts";
import { hasLyingProbe, type Place, SimProcess } from "./sim-process.ts";
import { SimStore } from "./sim-store.ts";

type Message = () => void;

const KEYS = ["key-a", "key-b"] as const;
/** How long after the last step the world goes on, so that what was done can show. */
const EPILOGUE_MS = 60_000;
const MAX_KEPT_MESSAGES = 200;

/** Processes, a network that loses, delays, repeats and reorders, a disk that fails, and the registry in it. */
export class World {
  readonly #schedule: Schedule;
  readonly #clock = new SimClock();
  readonly #store = new SimStore();
  readonly #random: Random;
  readonly #places: readonly Place[];
  readonly #running = new Map<number, SimProcess>();
  readonly #partitionedUntilMs = new Map<number, number>();
  readonly #sent: Message[] = [];
  readonly #promises: Promises;
  #gateway: SimGateway;
  #epoch = 0;
  /** The gateway is being brought back. */
  #isAway = false;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#random = createRandom(schedule.seed ^ 0x5bd1e995);
    this.#places = Array.from({ length: schedule.places }, (_, index) => this.#placeOf(index));
    this.#promises = new Promises({ clock: this.#clock, running: this.#running });
    this.#gateway = this.#startGateway();
  }

  /** @throws a Violation when a promise of the registry does not hold. */
  run(): void {
    const check = (): void => {
      if (!this.#isAway) this.#promises.check(this.#gateway.registry);
    };
    let atMs = 0;
    for (const { afterMs, action } of this.#schedule.steps) {
      atMs = Math.max(atMs + afterMs, this.#clock.monotonicMs());
      this.#clock.runUntil(atMs, check);
      this.#take(action);
      check();
    }
    this.#clock.runUntil(this.#clock.monotonicMs() + EPILOGUE_MS, check);
  }

  #placeOf(index: number): Place {
    const random = createRandom(this.#schedule.seed * 31 + index);
    const service = random.below(4);
    const hasIdentity = random.chance(0.6);
    const host = random.chance(0.35)
      ? `service-${service}`
      : `${random.chance(0.1) ? "lying-" : ""}pod-${index}`;
    return {
      index,
      name: `agent-${service}`,
      endpoint: `http://${host}.example/mcp`,
      owner: KEYS[service % 2] ?? "key-a",
      hasIdentity,
      intervalMs: random.pick([10_000, 20_000, 60_000]),
    };
  }

  #startGateway(): SimGateway {
    const gateway = new SimGateway({
      clock: this.#clock,
      store: this.#store,
      random: this.#random,
      probe: (endpoint) => this.#probe(endpoint),
      onChange: (change: RegistryChange) =>
        this.#promises.told(change, gateway.hasStoreTrouble ? undefined : gateway.registry),
    });
    this.#promises.gatewayStarted(gateway.registry);
    return gateway;
  }

  #take(action: Action): void {
    switch (action.do) {
      case "start":
        this.#start(action.place);
        break;
      case "crash":
        this.#end(action.place);
        break;
      case "stop":
        this.#stop(action.place);
        break;
      case "partition":
        this.#partition(action.place, action.forMs);
        break;
      case "replay": {
        const message = this.#sent[action.which % Math.max(1, this.#sent.length)];
        if (message !== undefined) this.#arrive(message);
        break;
      }
      case "hijack":
        this.#hijack(action.place, action.by);
        break;
      case "decide":
        this.#decide(action.place, action.action);
        break;
      case "kill":
      case "restart":
        this.#restart(action.do, action.downMs);
        break;
      case "standStill":
        this.#standStill(action.forMs);
        break;
      case "jumpWall":
        this.#promises.wallJumps();
        this.#clock.jumpWall(action.ms);
        break;
      case "breakStore":
        if (this.#store.isBroken) break;
        this.#store.isBroken = true;
        this.#promises.storeBreaks();
        this.#clock.setTimer(() => {
          this.#store.isBroken = false;
        }, action.forMs);
        break;
    }
  }

  #start(index: number): void {
    const place = this.#places[index];
    if (place === undefined) return;
    // A rolling update begins the new one before the old one ends: now and then the old one stops after.
    const before = this.#running.get(index);
    this.#epoch += 1;
    const process = new SimProcess(place, this.#epoch);
    this.#running.set(index, process);
    this.#promises.started(process);
    this.#register(process);
    this.#clock.setTimer(() => this.#beatOn(process), place.intervalMs);
    if (before === undefined) return;
    before.isAlive = false;
    if (before.isRegistered && this.#random.chance(0.7)) this.#sendUnregistration(before);
  }

  #end(index: number): SimProcess | undefined {
    const process = this.#running.get(index);
    if (process === undefined) return undefined;
    process.isAlive = false;
    this.#running.delete(index);
    this.#promises.ended(process);
    return process;
  }

  #stop(index: number): void {
    const process = this.#end(index);
    if (process?.isRegistered) this.#sendUnregistration(process);
  }

  #partition(index: number, forMs: number): void {
    const process = this.#running.get(index);
    this.#partitionedUntilMs.set(index, this.#clock.monotonicMs() + forMs);
    // Out of reach it has no claim; the next message that arrives gives it one again.
    if (process !== undefined) process.heardMs = Number.NEGATIVE_INFINITY;
  }

  #isReachable({ place }: SimProcess): boolean {
    return this.#clock.monotonicMs() >= (this.#partitionedUntilMs.get(place.index) ?? 0);
  }

  #probe(endpoint: string): { readonly isUp: boolean; readonly tookMs: number } {
    const behind = [...this.#running.values()].filter(({ place }) => place.endpoint === endpoint);
    const isUp = hasLyingProbe(endpoint) || behind.some((process) => this.#isReachable(process));
    // A port that is closed refuses at once; a host that is gone says nothing.
    const isSilent = !isUp && (behind.length > 0 || this.#random.chance(0.5));
    return { isUp, tookMs: isSilent ? 2000 : 1 + this.#random.below(50) };
  }

  #beatOn(process: SimProcess): void {
    if (!process.isAlive) return;
    if (process.isRegistered) this.#send(process, () => this.#beat(process));
    else this.#register(process);
    this.#clock.setTimer(() => this.#beatOn(process), process.place.intervalMs);
  }

  #register(process: SimProcess): void {
    this.#send(process, () => {
      const { registry } = this.#gateway;
      const { owner } = process.place;
      const result = this.#promises.fenced(process, registry, () =>
        registry.register(process.registration(), { owner }),
      );
      const isStored = this.#gateway.flush();
      this.#promises.named(process.place.name, owner, result.kind);
      if (result.kind !== "created" && result.kind !== "updated") return;
      this.#promises.arrived(process, "registration");
      if (isStored) this.#accepted(process, true);
    });
  }

  #beat(process: SimProcess): void {
    const { registry } = this.#gateway;
    const query = { ...process.query(), status: "healthy" } as const;
    const { kind } = this.#promises.fenced(process, registry, () =>
      registry.beat(process.place.name, query),
    );
    // Whoever is listed under the name was renewed, even when the sender is asked to register again.
    if (kind === "gone" && !process.place.hasIdentity) this.#promises.vouched(process.place.name);
    if (kind === "renewed") {
      this.#promises.arrived(process, "beat");
      this.#accepted(process, false);
    } else if (kind !== "superseded" && process.isAlive) {
      // What every client does on 404 and 410.
      process.isRegistered = false;
      this.#register(process);
    }
  }

  /** The answer reaches a process that lives and can be reached. */
  #accepted(process: SimProcess, isRegistration: boolean): void {
    if (!process.isAlive || !this.#isReachable(process)) return;
    if (isRegistration) process.isRegistered = true;
    if (process.isRegistered) process.heardMs = this.#clock.monotonicMs();
  }

  #sendUnregistration(process: SimProcess): void {
    this.#send(process, () => {
      this.#gateway.registry.unregister(process.place.name, process.query());
      this.#gateway.flush();
    });
  }

  /** Loses some messages, delays some, repeats some: so they overtake one another too. */
  #send(process: SimProcess, message: Message): void {
    this.#sent.push(message);
    if (this.#sent.length > MAX_KEPT_MESSAGES) this.#sent.shift();
    if (!this.#isReachable(process) || this.#random.chance(0.02)) return;
    this.#clock.setTimer(() => this.#arrive(message), this.#delayMs());
    if (this.#random.chance(0.04)) {
      this.#clock.setTimer(() => this.#arrive(message), this.#random.below(300_000));
    }
  }

  #delayMs(): number {
    const draw = this.#random.next();
    if (draw < 0.9) return 1 + this.#random.below(50);
    return this.#random.below(draw < 0.98 ? 5000 : 60_000);
  }

  #arrive(message: Message): void {
    if (!this.#isAway) message();
  }

  #hijack(index: number, by: "register" | "beat" | "delete"): void {
    const place = this.#places[index];
    if (place === undefined || this.#isAway || !this.#promises.isHeld(place.name)) return;
    const { registry } = this.#gateway;
    const owner = place.owner === "key-a" ? "key-b" : "key-a";
    const impostor = new SimProcess(
      { ...place, owner, endpoint: "http://impostor.example/mcp" },
      this.#epoch,
    );
    const query = { owner, ...(place.hasIdentity ? { instanceId: `pod-${index}` } : {}) };
    const { kind } = {
      register: () => registry.register(impostor.registration(), { owner }),
      beat: () => registry.beat(place.name, { ...query, status: "healthy" }),
      delete: () => registry.unregister(place.name, query),
    }[by]();
    this.#promises.named(place.name, owner, kind);
    this.#gateway.flush();
  }

  #decide(index: number, action: "drain" | "undrain" | "disable" | "enable"): void {
    const place = this.#places[index];
    if (place === undefined || this.#isAway) return;
    const instance = this.#instanceAt(place);
    if (instance === undefined) return;
    this.#gateway.registry.decide(instance.agentId, action, { by: "operator" });
    const isStored = this.#gateway.flush();
    this.#promises.decided(instance.agentId, action, isStored);
  }

  #instanceAt({ name, endpoint }: Place): Instance | undefined {
    return this.#gateway.registry.named(name).find(({ facts }) => facts.endpoint === endpoint);
  }

  #restart(kind: "kill" | "restart", downMs: number): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.#gateway.end(kind);
    const isOrderly = kind === "restart" && !this.#store.isBroken;
    const known = this.#gateway.registry.instances().map(({ agentId }) => agentId);
    this.#bringBack(downMs, isOrderly ? known : undefined);
  }

  /** Without its store the gateway does not start; whoever runs it tries again. */
  #bringBack(inMs: number, known: readonly string[] | undefined): void {
    this.#clock.setTimer(() => {
      if (this.#store.isBroken) return this.#bringBack(1000, known);
      this.#gateway = this.#startGateway();
      this.#isAway = false;
      if (known !== undefined) this.#promises.sameAfterRestart(known, this.#gateway.registry);
    }, inMs);
  }

  #standStill(forMs: number): void {
    if (this.#isAway) return;
    // When it began is known to five seconds.
    this.#promises.standsStill(forMs - 5000);
    this.#clock.standStill(forMs);
    // A process that was paused finds its timers first, before anybody can look.
    this.#clock.runUntil(this.#clock.monotonicMs(), () => {});
  }
}
