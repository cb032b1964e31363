import fc from "fast-check";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { leaseState } from "./lease.ts";
import { Registry } from "./registry.ts";
import { fromStored, toStored } from "./stored-instance.ts";
import { verdictOf } from "./verdict.ts";

/**
 * Random schedules of processes that start, beat, stop, crash and are replaced, whose messages may be
 * delayed and repeated, with a gateway that restarts: the promises of the registry hold after each step.
 */
const OWNER = "key";
const NAME = "crm";
const INTERVAL_MS = 1000;
const TTL_MS = 5000;

type Step =
  | { readonly do: "start" | "beat" | "stop" | "crash"; readonly slot: number }
  /** An earlier message of a process arrives again. */
  | { readonly do: "replay"; readonly which: number }
  | { readonly do: "probe"; readonly slot: number; readonly truthful: boolean }
  | { readonly do: "pass"; readonly ms: number }
  | { readonly do: "restartGateway" };

const slot = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("start" as const), slot }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("beat" as const), slot }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("stop" as const), slot }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const), slot }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("replay" as const), which: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("probe" as const), slot, truthful: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      ms: fc.integer({ min: 1, max: 4000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restartGateway" as const) }) },
);

interface Process {
  readonly slot: number;
  readonly epoch: number;
}

/** Each slot is a place (a stateful pod): processes there follow one another under one instanceId. */
class World {
  readonly #manual = createManualClock();
  readonly #running = new Map<number, Process>();
  /** When a process at this place last proved that it lives, by any message that is not a replay. */
  readonly #heardMs = new Map<number, number>();
  readonly #sent: (() => void)[] = [];
  #registry = new Registry({ clock: this.#manual.clock });
  #epoch = 0;
  #revision = 0;

  async take(action: Step): Promise<void> {
    switch (action.do) {
      case "start":
        this.#start(action.slot);
        break;
      case "beat":
        this.#with(action.slot, (process) => this.#send(process, () => this.#beat(process)));
        break;
      case "stop":
        this.#with(action.slot, (process) => {
          this.#running.delete(process.slot);
          this.#heardMs.delete(process.slot);
          this.#send(undefined, () => this.#unregister(process));
        });
        break;
      case "crash":
        this.#running.delete(action.slot);
        break;
      case "replay":
        this.#sent[action.which % Math.max(1, this.#sent.length)]?.();
        break;
      case "probe":
        this.#probe(action.slot, action.truthful);
        break;
      case "pass":
        await this.#manual.advance(action.ms);
        break;
      case "restartGateway":
        this.#restart();
        break;
    }
    this.#registry.sweep();
    this.#check();
  }

  #start(place: number): void {
    this.#epoch += 1;
    const process = { slot: place, epoch: this.#epoch };
    this.#running.set(place, process);
    this.#send(process, () => this.#register(process));
  }

  #with(place: number, action: (process: Process) => void): void {
    const process = this.#running.get(place);
    if (process !== undefined) action(process);
  }

  #send(from: Process | undefined, message: () => void): void {
    if (from !== undefined) this.#heardMs.set(from.slot, this.#nowMs);
    this.#sent.push(message);
    message();
  }

  #register({ slot: place, epoch }: Process): void {
    this.#registry.register(
      parsedRegistration({
        name: NAME,
        endpoint: endpointOf(place),
        instanceId: `pod-${place}`,
        epoch,
        heartbeatIntervalMs: INTERVAL_MS,
        ttlMs: TTL_MS,
      }),
      { owner: OWNER },
    );
  }

  #beat(process: Process): void {
    const { kind } = this.#registry.beat(NAME, { ...this.#query(process), status: "healthy" });
    // What every client does on 404 and 410; a replayed beat has nobody behind it who would.
    if (kind !== "renewed" && this.#running.get(process.slot) === process) this.#register(process);
  }

  #unregister(process: Process): void {
    this.#registry.unregister(NAME, this.#query(process));
  }

  #query({ slot: place, epoch }: Process) {
    return { owner: OWNER, instanceId: `pod-${place}`, epoch };
  }

  #probe(place: number, truthful: boolean): void {
    const instance = this.#instanceAt(place);
    if (instance === undefined) return;
    const isUp = this.#running.has(place) === truthful;
    this.#registry.recordProbe(
      instance.agentId,
      { result: isUp ? "passing" : "failing", why: "probed" },
      this.#nowMs,
    );
  }

  #restart(): void {
    this.#registry = new Registry({
      clock: this.#manual.clock,
      restored: {
        revision: this.#registry.revision,
        instances: this.#registry
          .instances()
          .map((instance) => fromStored(toStored(instance), this.#nowMs)),
        tombstones: this.#registry.tombstones,
        operators: this.#registry.operators,
      },
    });
    // A restored lease begins anew. One that had run out before may have gone to an older process by then.
    for (const [place, heardMs] of this.#heardMs) {
      if (this.#nowMs - heardMs < TTL_MS) this.#heardMs.set(place, this.#nowMs);
    }
  }

  #check(): void {
    expect(this.#registry.revision).toBeGreaterThanOrEqual(this.#revision);
    this.#revision = this.#registry.revision;
    for (const [place, process] of this.#running) {
      const heardMs = this.#heardMs.get(place) ?? Number.NEGATIVE_INFINITY;
      if (this.#nowMs - heardMs >= TTL_MS) continue;
      const registrant = this.#instanceAt(place)?.registrants.get(`pod-${place}`);
      expect(registrant, "a live registrant is never removed").toBeDefined();
      expect(registrant?.epoch, "nor replaced by an older one").toBe(process.epoch);
      if (registrant !== undefined) {
        expect(leaseState(registrant, this.#nowMs), "and keeps its lease").not.toBe("expired");
      }
    }
    for (const instance of this.#registry.instances()) {
      const renewedAtMs = Math.max(
        ...[...instance.registrants.values()].map((registrant) => registrant.renewedAtMs),
      );
      if (this.#nowMs - renewedAtMs < TTL_MS) continue;
      const { state } = verdictOf(instance, this.#nowMs);
      expect(state, "nothing is routable past its lease").toBe("not_routable");
    }
  }

  #instanceAt(place: number) {
    return this.#registry.named(NAME).find(({ facts }) => facts.endpoint === endpointOf(place));
  }

  get #nowMs(): number {
    return this.#manual.clock.monotonicMs();
  }
}

function endpointOf(place: number): string {
  return `http://pod-${place}.example/mcp`;
}

test("over random schedules no live registrant is lost, nothing dead is routable, revisions only grow", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const world = new World();
      for (const action of steps) await world.take(action);
    }),
    { numRuns: 400 },
  );
});
