import { parseArgs } from "node:util";
import { registrationSchema } from "agent-gateway-contract";
import { LeaseWatch } from "../../packages/agent-gateway/src/registry/lease-watch.ts";
import { Registry } from "../../packages/agent-gateway/src/registry/registry.ts";
import { RoutingPicture } from "../../packages/agent-gateway/src/registry/routing-picture.ts";
import { createRandom } from "../../packages/agent-gateway/test/simulation/random.ts";
import { SimClock } from "../../packages/agent-gateway/test/simulation/sim-clock.ts";

/**
 * A day of the registry in a few minutes: `--instances` of them beat every 20 s and are probed every 10 s, crash and
 * come back under other addresses, change their status and are drained; a store takes a batch a second. Prints the
 * heap after each of 24 parts, and ends with 1 when it has grown by more than a tenth once every bound is reached.
 */
const { values } = parseArgs({
  options: {
    instances: { type: "string", default: "1000" },
    hours: { type: "string", default: "24" },
  },
});
const COUNT = Number(values.instances);
const HOURS = Number(values.hours);
const HOUR_MS = 3_600_000;
const BEAT_MS = 20_000;
const PROBE_MS = 10_000;
const ME = { owner: "key" };

const clock = new SimClock();
const random = createRandom(1);
const registry = new Registry({
  clock,
  onEvent: (event) => {
    if (event.type === "due") leases.arm(event.atMs);
  },
});
const leases = new LeaseWatch({ registry, clock });
const picture = new RoutingPicture(registry, clock);
const template = registrationSchema.parse({
  name: "agent",
  type: "mcp",
  endpoint: "http://agent.example/mcp",
  capabilities: Array.from({ length: 30 }, (_, i) => `thing-${i}.read`),
  metadata: { tools: Array.from({ length: 60 }, (_, i) => `tool-${i}`) },
  heartbeatIntervalMs: BEAT_MS,
});
const counts = { beats: 0, probes: 0, registrations: 0, changes: 0, batches: 0, routable: 0 };
registry.subscribe(() => {
  counts.changes += 1;
});

function run(place: number, generation: number): void {
  const name = `agent-${place % 100}`;
  const instanceId = `pod-${place}-${generation}`;
  const query = { ...ME, instanceId, epoch: generation };
  const register = (): string | undefined => {
    counts.registrations += 1;
    const endpoint = `http://10.${place % 250}.${generation % 250}.${place >> 8}:8080/mcp`;
    const result = registry.register(
      { ...template, name, endpoint, instanceId, epoch: generation },
      ME,
    );
    return "instance" in result ? result.instance.agentId : undefined;
  };
  const agentId = register();
  const livesMs = (0.5 + 6 * random.next()) * HOUR_MS;
  const endsMs = clock.monotonicMs() + livesMs;
  const beat = (): void => {
    if (clock.monotonicMs() >= endsMs) {
      end();
      return;
    }
    const status = random.chance(0.001) ? "degraded" : "healthy";
    counts.beats += 1;
    const { kind } = registry.beat(name, { ...query, status, load: random.below(100) / 100 });
    if (kind !== "renewed") register();
    clock.setTimer(beat, BEAT_MS);
  };
  const probe = (): void => {
    if (agentId === undefined || registry.instance(agentId) === undefined) return;
    counts.probes += 1;
    const isUp = clock.monotonicMs() < endsMs && !random.chance(0.0005);
    const outcome = { result: isUp ? "passing" : "failing", why: `answered at ${counts.probes}` };
    registry.recordProbe(
      agentId,
      outcome as { result: "passing"; why: string },
      clock.monotonicMs(),
    );
    clock.setTimer(probe, PROBE_MS);
  };
  /** Some say goodbye, some just die; either way the next one comes somewhere else. */
  const end = (): void => {
    if (random.chance(0.6)) registry.unregister(name, query);
    if (random.chance(0.05) && agentId !== undefined) {
      registry.decide(agentId, random.pick(["drain", "undrain"]), { by: "operator" });
    }
    clock.setTimer(() => run(place, generation + 1), 1000 + random.below(30_000));
  };
  clock.setTimer(beat, random.below(BEAT_MS));
  clock.setTimer(probe, random.below(PROBE_MS));
}

/** Thrown away: what a store does with it is not the question here. */
function takeBatch(): void {
  if (registry.takeUnsaved() !== undefined) counts.batches += 1;
  counts.routable = [...picture.services.values()].reduce(
    (sum, { candidates }) => sum + candidates.filter(({ routable }) => routable).length,
    0,
  );
  clock.setTimer(takeBatch, 1000);
}

function heapMiB(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

if (globalThis.gc === undefined) throw new Error("Run it with node --expose-gc.");
for (let place = 0; place < COUNT; place += 1) run(place, 1);
takeBatch();
const heaps: number[] = [];
const startedMs = performance.now();
for (let part = 1; part <= 24; part += 1) {
  clock.runUntil((part * HOURS * HOUR_MS) / 24, () => {});
  heaps.push(heapMiB());
  const { size } = new Set(registry.instances().map(({ facts }) => facts.endpoint));
  console.log(
    `${((part * HOURS) / 24).toFixed(1)} h: heap ${heapMiB().toFixed(1)} MiB, ${size} instances, ${counts.routable} routable, ` +
      `${counts.beats} beats, ${counts.probes} probes, ${counts.registrations} registrations, ${counts.changes} changes`,
  );
}
const early = Math.max(...heaps.slice(11, 17));
const late = Math.max(...heaps.slice(17));
console.log(
  `heap at most ${early.toFixed(1)} MiB in parts 12 to 17 and ${late.toFixed(1)} MiB in the last seven; ` +
    `${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
);
if (late > early * 1.1) process.exitCode = 1;
