import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { stateAfterStop } from "../../test/stage/restart.ts";
import { createMemoryStore } from "./memory-store.ts";
import type { ProbeOutcome } from "./probe-record.ts";
import { Registry } from "./registry.ts";
import type { RegistryEvent } from "./registry-event.ts";
import type { RegistryLimits, RestoredState } from "./registry-options.ts";
import { leaseVerdict, verdictOf } from "./verdict.ts";

const NAME = "twenty-crm-mcp-server";
const ME = { owner: "me" };
const PASSING: ProbeOutcome = { result: "passing", why: "answered 200" };
const FAILING: ProbeOutcome = { result: "failing", why: "ECONNREFUSED" };

function workbench(options: { restored?: RestoredState; limits?: Partial<RegistryLimits> } = {}) {
  const { clock, advance } = createManualClock();
  const events: RegistryEvent[] = [];
  const registry = new Registry({ clock, onEvent: (event) => events.push(event), ...options });
  return {
    registry,
    clock,
    events,
    pass: async (ms: number): Promise<void> => {
      await advance(ms);
      registry.sweep();
    },
    only: () => {
      const [instance, ...others] = registry.instances();
      if (instance === undefined || others.length > 0) throw new Error("not exactly one instance");
      return instance;
    },
    verdicts: () =>
      registry.instances().map((instance) => verdictOf(instance, clock.monotonicMs()).state),
    leases: () =>
      registry.instances().map((instance) => leaseVerdict(instance, clock.monotonicMs()).state),
    doubts: () => events.filter(({ type }) => type === "doubted"),
    probe: (outcome: ProbeOutcome, times = 1): void => {
      for (let i = 0; i < times; i += 1) {
        for (const { agentId } of registry.instances()) {
          registry.recordProbe(agentId, outcome, clock.monotonicMs());
        }
      }
    },
  };
}

describe("a registration", () => {
  test("is created once and renewed after", () => {
    const { registry } = workbench();
    expect(registry.register(parsedRegistration(), ME).kind).toBe("created");
    const { revision } = registry;
    expect(registry.register(parsedRegistration(), ME).kind).toBe("updated");
    expect(registry.instances()).toHaveLength(1);
    expect(registry.revision).toBe(revision);
  });

  test("that says something new grows the revision", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration(), ME);
    const before = registry.revision;
    registry.register(parsedRegistration({ version: "2.0.0" }), ME);
    expect(registry.revision).toBe(before + 1);
    expect(only().facts.version).toBe("2.0.0");
  });

  test("under the same name at another address is another instance", () => {
    const { registry } = workbench();
    registry.register(parsedRegistration(), ME);
    registry.register(parsedRegistration({ endpoint: "http://localhost:5009/mcp" }), ME);
    expect(registry.named(NAME)).toHaveLength(2);
  });

  test("of a second process at the same address is a second registrant of one instance", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "pod-1" }), ME);
    registry.register(parsedRegistration({ instanceId: "pod-2" }), ME);
    expect([...only().registrants.keys()]).toEqual(["pod-1", "pod-2"]);
  });

  test("of an older process changes nothing while the newer one lives", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 2, version: "2.0.0" }), ME);
    const late = registry.register(parsedRegistration({ instanceId: "a", epoch: 1 }), ME);
    expect(late.kind).toBe("superseded");
    expect(only().facts.version).toBe("2.0.0");
    expect(only().registrants.get("a")?.epoch).toBe(2);
  });

  test("with an older epoch is taken once the newer one's lease has run out", async () => {
    const { registry, pass, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 2 }), ME);
    await pass(181_000);
    expect(registry.register(parsedRegistration({ instanceId: "a", epoch: 1 }), ME).kind).toBe(
      "updated",
    );
    expect(only().registrants.get("a")?.epoch).toBe(1);
  });

  test("of an old pod does not undo the description of the newer pod", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "old", epoch: 1, version: "1.0.0" }), ME);
    registry.register(parsedRegistration({ instanceId: "new", epoch: 2, version: "2.0.0" }), ME);
    registry.register(parsedRegistration({ instanceId: "old", epoch: 1, version: "1.0.0" }), ME);
    expect(only().facts.version).toBe("2.0.0");
    expect(only().registrants.size).toBe(2);
  });

  test("of a restarted process forgets what probes found of the one before", () => {
    const { registry, verdicts, probe, doubts } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 1 }), ME);
    probe(FAILING, 3);
    expect(verdicts()).toEqual(["not_routable"]);
    registry.register(parsedRegistration({ instanceId: "a", epoch: 2 }), ME);
    expect(verdicts()).toEqual(["routable"]);
    expect(doubts()).toHaveLength(1);
  });

  test("takes no more than fits together, but every renewal, and has room again when one has gone", () => {
    const { registry } = workbench({ limits: { maxBytes: 2500 } });
    const long = { metadata: { text: "x".repeat(500) } };
    const register = (name: string, changes = {}) =>
      registry.register(parsedRegistration({ name, ...long, ...changes }), ME).kind;
    expect([register("a"), register("b"), register("a")]).toEqual(["created", "full", "updated"]);
    expect(register("a", { metadata: { text: "x".repeat(5000) } })).toBe("full");
    expect(registry.instances()[0]?.facts.metadata).toEqual(long.metadata);
    registry.unregister("a", ME);
    expect(register("b")).toBe("created");
  });

  test("beyond the bounds is refused, a renewal never", () => {
    const { registry } = workbench({ limits: { maxInstances: 1, maxRegistrantsPerInstance: 1 } });
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    expect(registry.register(parsedRegistration({ instanceId: "b" }), ME).kind).toBe("full");
    expect(registry.register(parsedRegistration({ name: "other" }), ME).kind).toBe("full");
    expect(registry.register(parsedRegistration({ instanceId: "a" }), ME).kind).toBe("updated");
  });
});

describe("a lease", () => {
  test("of a client that declares no interval lasts three minutes", async () => {
    const { registry, pass, leases, verdicts } = workbench();
    registry.register(parsedRegistration(), ME);
    await pass(89_999);
    expect(leases()).toEqual(["alive"]);
    await pass(1);
    expect(leases()).toEqual(["suspect"]);
    await pass(89_999);
    expect(verdicts()).toEqual(["routable"]);
    await pass(1);
    expect(leases()).toEqual(["expired"]);
    expect(verdicts()).toEqual(["not_routable"]);
  });

  test("is never shorter than 30 seconds unless the client asks for it", async () => {
    const { registry } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", heartbeatIntervalMs: 1000 }), ME);
    registry.register(
      parsedRegistration({ instanceId: "b", heartbeatIntervalMs: 1000, ttlMs: 3000 }),
      ME,
    );
    const [instance] = registry.instances();
    const ttls = [...(instance?.registrants.values() ?? [])].map(({ leaseTtlMs }) => leaseTtlMs);
    expect(ttls).toEqual([30_000, 3000]);
  });

  test("asks for one probe when the beat is late, and for another only after it has come", async () => {
    const { registry, pass, doubts } = workbench();
    registry.register(parsedRegistration(), ME);
    await pass(90_000);
    await pass(10_000);
    expect(doubts()).toHaveLength(1);
    registry.beat(NAME, { ...ME, status: "healthy" });
    await pass(90_000);
    expect(doubts()).toHaveLength(2);
  });

  test("that has run out is removed after ten times its length, and beats are then gone", async () => {
    const { registry, pass } = workbench();
    registry.register(parsedRegistration(), ME);
    await pass(180_000 + 10 * 180_000 - 1);
    expect(registry.instances()).toHaveLength(1);
    await pass(1);
    expect(registry.instances()).toHaveLength(0);
    expect(registry.beat(NAME, { ...ME, status: "healthy" }).kind).toBe("gone");
  });

  test("that has run out revives with a beat", async () => {
    const { registry, pass, verdicts } = workbench();
    registry.register(parsedRegistration(), ME);
    await pass(200_000);
    registry.beat(NAME, { ...ME, status: "healthy" });
    expect(verdicts()).toEqual(["routable"]);
  });

  test("says when something becomes due next", async () => {
    const { registry, pass } = workbench();
    expect(registry.nextEdgeMs()).toBeUndefined();
    registry.register(parsedRegistration(), ME);
    expect(registry.nextEdgeMs()).toBe(90_000);
    await pass(90_000);
    expect(registry.nextEdgeMs()).toBe(180_000);
  });
});

describe("a heartbeat", () => {
  test.each([
    ["healthy", "routable", 1],
    ["degraded", "routable", 0.5],
    ["unhealthy", "not_routable", 0],
    ["draining", "not_routable", 0],
    ["starting", "not_routable", 0],
  ] as const)("that says %s leaves the instance %s with weight %d", (status, state, weight) => {
    const { registry, only, clock, leases } = workbench();
    registry.register(parsedRegistration(), ME);
    registry.beat(NAME, { ...ME, status });
    expect(verdictOf(only(), clock.monotonicMs())).toMatchObject({ state, weight });
    expect(leases()).toEqual(["alive"]);
  });

  test("of an unknown agent is not_registered", () => {
    const { registry } = workbench();
    expect(registry.beat(NAME, { ...ME, status: "healthy" }).kind).toBe("not_registered");
  });

  test("of a removed agent is gone until it registers again", () => {
    const { registry } = workbench();
    registry.register(parsedRegistration(), ME);
    registry.unregister(NAME, ME);
    expect(registry.beat(NAME, { ...ME, status: "healthy" }).kind).toBe("gone");
    registry.register(parsedRegistration(), ME);
    expect(registry.beat(NAME, { ...ME, status: "healthy" }).kind).toBe("renewed");
  });

  test("of an older process renews nothing", async () => {
    const { registry, pass, leases } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 2 }), ME);
    await pass(100_000);
    const beat = registry.beat(NAME, { ...ME, instanceId: "a", epoch: 1, status: "healthy" });
    expect(beat.kind).toBe("superseded");
    expect(leases()).toEqual(["suspect"]);
  });

  test("by name only renews every registrant of that name", () => {
    const { registry } = workbench();
    registry.register(parsedRegistration(), ME);
    registry.register(parsedRegistration({ endpoint: "http://localhost:5009/mcp" }), ME);
    const beat = registry.beat(NAME, { ...ME, status: "healthy" });
    expect(beat.kind === "renewed" && beat.registrants).toHaveLength(2);
  });

  test("brings an unreachable instance back", () => {
    const { registry, only, verdicts, doubts } = workbench();
    registry.register(parsedRegistration(), ME);
    registry.recordTraffic(only().agentId, { state: "ejected", why: "ECONNREFUSED" });
    expect(verdicts()).toEqual(["not_routable"]);
    expect(doubts()).toHaveLength(1);
    registry.beat(NAME, { ...ME, status: "healthy" });
    expect(verdicts()).toEqual(["routable"]);
  });

  test("by name only does not bring one of several instances back", () => {
    const { registry, verdicts } = workbench();
    registry.register(parsedRegistration(), ME);
    registry.register(parsedRegistration({ endpoint: "http://localhost:5009/mcp" }), ME);
    registry.recordTraffic(registry.instances()[0]?.agentId ?? "", {
      state: "ejected",
      why: "ECONNREFUSED",
    });
    registry.beat(NAME, { ...ME, status: "healthy" });
    expect(verdicts()).toEqual(["not_routable", "routable"]);
  });

  test("that changes nothing leaves derived tables as they are", () => {
    const { registry } = workbench();
    registry.register(parsedRegistration(), ME);
    const { version } = registry;
    registry.beat(NAME, { ...ME, status: "healthy" });
    expect(registry.version).toBe(version);
    registry.beat(NAME, { ...ME, status: "draining" });
    expect(registry.version).toBeGreaterThan(version);
  });
});

describe("an unregistration", () => {
  test("by name removes the only registrant", () => {
    const { registry, events } = workbench();
    registry.register(parsedRegistration(), ME);
    expect(registry.unregister(NAME, ME).kind).toBe("removed");
    expect(registry.instances()).toEqual([]);
    expect(events.at(-1)?.type).toBe("removed");
  });

  test("by instanceId removes that registrant only", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    registry.register(parsedRegistration({ instanceId: "b" }), ME);
    expect(registry.unregister(NAME, { ...ME, instanceId: "a" }).kind).toBe("removed");
    expect([...only().registrants.keys()]).toEqual(["b"]);
  });

  test("of an older process removes nothing", () => {
    const { registry } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 2 }), ME);
    expect(registry.unregister(NAME, { ...ME, instanceId: "a", epoch: 1 }).kind).toBe("superseded");
    expect(registry.instances()).toHaveLength(1);
  });

  test("by name among several lets a probe decide: a passing one keeps all", async () => {
    const { registry, only, probe, doubts, pass } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    registry.register(parsedRegistration({ instanceId: "b" }), ME);
    expect(registry.unregister(NAME, ME).kind).toBe("suspect");
    expect(doubts().at(-1)).toMatchObject({ why: "unregistered by name only" });
    await pass(10);
    probe(PASSING);
    probe(FAILING);
    expect(only().registrants.size).toBe(2);
  });

  test("by name among several lets a probe decide: a failing one removes", async () => {
    const { registry, probe, pass } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    registry.register(parsedRegistration({ instanceId: "b" }), ME);
    registry.unregister(NAME, ME);
    await pass(10);
    probe(FAILING);
    expect(registry.instances()).toEqual([]);
  });

  test("is not decided by a probe that began before it", async () => {
    const { registry, only, clock, pass } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    registry.register(parsedRegistration({ instanceId: "b" }), ME);
    const beganMs = clock.monotonicMs();
    await pass(10);
    registry.unregister(NAME, ME);
    registry.recordProbe(only().agentId, FAILING, beganMs);
    expect(only().registrants.size).toBe(2);
  });

  test("of the old pod does not remove the new pod, though both give name and address only", async () => {
    const { registry, only, probe, pass } = workbench();
    registry.register(parsedRegistration({ metadata: { registeredAt: "old pod" } }), ME);
    registry.register(parsedRegistration({ metadata: { registeredAt: "new pod" } }), ME);
    expect(registry.unregister(NAME, ME).kind).toBe("suspect");
    await pass(10);
    probe(PASSING);
    expect(only().registrants.size).toBe(1);
  });

  test("of an unknown agent is not_registered, and of a removed one gone", () => {
    const { registry } = workbench();
    expect(registry.unregister(NAME, ME).kind).toBe("not_registered");
    registry.register(parsedRegistration(), ME);
    registry.unregister(NAME, ME);
    expect(registry.unregister(NAME, ME).kind).toBe("gone");
  });
});

describe("probes", () => {
  test("take an instance out after three failures and back after two successes", () => {
    const { registry, verdicts, probe } = workbench();
    registry.register(parsedRegistration(), ME);
    probe(PASSING);
    probe(FAILING, 2);
    expect(verdicts()).toEqual(["routable"]);
    probe(FAILING);
    expect(verdicts()).toEqual(["not_routable"]);
    probe(PASSING);
    expect(verdicts()).toEqual(["not_routable"]);
    probe(PASSING);
    expect(verdicts()).toEqual(["routable"]);
  });

  test("halve the weight of an instance that says it is degraded", () => {
    const { registry, only, clock, probe } = workbench();
    registry.register(parsedRegistration({ weight: 4 }), ME);
    probe({ result: "degraded", why: "answered 200" });
    expect(verdictOf(only(), clock.monotonicMs()).weight).toBe(2);
  });

  test("bring an unreachable instance back only when they began after the failure", async () => {
    const { registry, only, clock, verdicts, pass } = workbench();
    registry.register(parsedRegistration(), ME);
    const beganMs = clock.monotonicMs();
    await pass(5);
    registry.recordTraffic(only().agentId, { state: "ejected", why: "ECONNREFUSED" });
    registry.recordProbe(only().agentId, PASSING, beganMs);
    expect(verdicts()).toEqual(["not_routable"]);
    registry.recordProbe(only().agentId, PASSING, clock.monotonicMs());
    expect(verdicts()).toEqual(["routable"]);
  });
});

describe("after a restart", () => {
  async function restarted() {
    const before = workbench();
    before.registry.register(parsedRegistration({ instanceId: "a", epoch: 7 }), ME);
    before.registry.register(parsedRegistration({ name: "other", instanceId: "b" }), ME);
    before.registry.unregister("other", { ...ME, instanceId: "b" });
    const { registry } = before;
    return workbench({
      restored: await stateAfterStop(registry, createMemoryStore(), before.clock),
    });
  }

  test("an instance is listed, but routable only after a passing probe", async () => {
    const { verdicts, leases, probe } = await restarted();
    expect(leases()).toEqual(["unverified"]);
    expect(verdicts()).toEqual(["not_routable"]);
    probe(PASSING);
    expect(verdicts()).toEqual(["routable"]);
  });

  test("an instance is routable after one beat", async () => {
    const { registry, verdicts } = await restarted();
    registry.beat(NAME, { ...ME, instanceId: "a", epoch: 7, status: "healthy" });
    expect(verdicts()).toEqual(["routable"]);
  });

  test("an instance that nobody beats for is out of rotation after its lease, and kept for long after", async () => {
    const { verdicts, probe, pass } = await restarted();
    probe(PASSING);
    await pass(180_000);
    expect(verdicts()).toEqual(["not_routable"]);
    await pass(180_000);
    expect(verdicts()).toHaveLength(1);
  });

  test("revisions go on and removals are remembered", async () => {
    const { registry } = await restarted();
    expect(registry.revision).toBe(3);
    expect(registry.beat("other", { ...ME, instanceId: "b", status: "healthy" }).kind).toBe("gone");
  });
});
