import type { RegistryChange } from "agent-gateway-contract";
import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { parsedRegistration } from "../../test/stage/registration.ts";
import { Registry } from "./registry.ts";
import { RoutingPicture } from "./routing-picture.ts";
import { serviceKey } from "./service-snapshot.ts";
import { verdictOf } from "./verdict.ts";

const NAME = "twenty-crm-mcp-server";
const ME = { owner: "me" };
const OPERATOR = { by: "ops", why: "maintenance" };

function workbench() {
  const { clock, advance } = createManualClock();
  const heard: RegistryChange[] = [];
  const doubted: string[] = [];
  const registry = new Registry({
    clock,
    onEvent: (event) => {
      if (event.type === "doubted") doubted.push(event.why);
    },
  });
  registry.subscribe((change) => void heard.push(change));
  return {
    registry,
    clock,
    doubted,
    /** Kinds and reasons since the last look. */
    news: () => heard.splice(0).map(({ kind, why }) => `${kind}: ${why}`),
    heard,
    pass: async (ms: number): Promise<void> => {
      await advance(ms);
      registry.sweep();
    },
    only: () => {
      const [instance] = registry.instances();
      if (instance === undefined) throw new Error("nothing is registered");
      return instance;
    },
    verdict: () => registry.instances().map((each) => verdictOf(each, clock.monotonicMs()))[0],
  };
}

describe("the changes of a registry", () => {
  test("tell a life from registration to removal, each with a greater revision and the verdict after it", async () => {
    const { registry, heard, pass, only, clock } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    registry.recordProbe(only().agentId, { result: "passing", why: "200" }, clock.monotonicMs());
    registry.beat(NAME, { ...ME, status: "draining" });
    await pass(90_000);
    await pass(90_000);
    registry.beat(NAME, { ...ME, status: "healthy" });
    registry.unregister(NAME, { ...ME, instanceId: "a" });
    expect(heard.map(({ kind, verdict }) => `${kind} ${verdict.state}`)).toEqual([
      "registered routable",
      "probe routable",
      "status not_routable",
      "lease not_routable",
      "lease not_routable",
      "status not_routable",
      "lease routable",
      "status routable",
      "removed not_routable",
    ]);
    const revisions = heard.map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);
    expect(registry.revision).toBe(revisions.at(-1));
    expect(registry.since(0)).toEqual({ kind: "changes", changes: heard });
  });

  test("say nothing of renewals and of probes that find the same", () => {
    const { registry, news, only, clock } = workbench();
    registry.register(parsedRegistration(), ME);
    news();
    registry.register(parsedRegistration(), ME);
    registry.beat(NAME, { ...ME, status: "healthy" });
    for (let i = 0; i < 3; i += 1) {
      registry.recordProbe(only().agentId, { result: "passing", why: `${i}` }, clock.monotonicMs());
    }
    expect(news()).toEqual(["probe: unknown → passing: 0"]);
  });

  test("name other tools, by registration or by beat", () => {
    const { registry, news } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 1, toolsDigest: "d1" }), ME);
    news();
    registry.beat(NAME, { ...ME, status: "healthy", toolsDigest: "d1" });
    expect(news()).toEqual([]);
    registry.beat(NAME, { ...ME, status: "healthy", toolsDigest: "d2" });
    registry.register(parsedRegistration({ instanceId: "a", epoch: 1, toolsDigest: "d3" }), ME);
    expect(news()).toEqual([
      "updated: its tools changed: digest d1 → d2",
      "updated: its tools changed: digest d2 → d3",
    ]);
  });

  test("of a rolling update do not go back and forth between two digests", () => {
    const { registry, news } = workbench();
    registry.register(parsedRegistration({ instanceId: "old", epoch: 1, toolsDigest: "d1" }), ME);
    registry.register(parsedRegistration({ instanceId: "new", epoch: 2, toolsDigest: "d2" }), ME);
    news();
    for (let i = 0; i < 3; i += 1) {
      registry.beat(NAME, { ...ME, instanceId: "old", status: "healthy", toolsDigest: "d1" });
      registry.beat(NAME, { ...ME, instanceId: "new", status: "healthy", toolsDigest: "d2" });
    }
    expect(news()).toEqual([]);
  });
});

describe("the timeline of an instance", () => {
  test("counts beats in a row as one line and outlives the instance", async () => {
    const { registry, pass, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    const { agentId } = only();
    for (let i = 0; i < 5; i += 1) {
      await pass(1000);
      registry.beat(NAME, { ...ME, status: "healthy" });
    }
    registry.unregister(NAME, { ...ME, instanceId: "a" });
    expect(registry.timeline(agentId)).toMatchObject([
      { kind: "registered" },
      {
        kind: "beats",
        count: 5,
        since: "2026-01-01T00:00:01.000Z",
        at: "2026-01-01T00:00:05.000Z",
      },
      { kind: "removed" },
    ]);
    expect(registry.timeline("unknown")).toEqual([]);
  });

  test("keeps the last fifty lines", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration(), ME);
    for (let i = 0; i < 100; i += 1) {
      registry.beat(NAME, { ...ME, status: i % 2 === 0 ? "degraded" : "healthy" });
    }
    expect(registry.timeline(only().agentId)).toHaveLength(50);
  });
});

describe("an operator", () => {
  test.each([
    ["drain", "undrain", "drained"],
    ["disable", "enable", "disabled"],
  ] as const)("can %s an instance and %s it again", (action, inverse, done) => {
    const { registry, only, news, verdict } = workbench();
    registry.register(parsedRegistration(), ME);
    news();
    expect(registry.decide(only().agentId, action, OPERATOR)).toBe(true);
    expect(verdict()).toMatchObject({
      state: "not_routable",
      why: `${done} by ops at 2026-01-01T00:00:00.000Z: maintenance`,
    });
    registry.decide(only().agentId, inverse, { by: "ops" });
    expect(verdict()?.state).toBe("routable");
    expect(news()).toEqual([
      `${done}: by ops: maintenance`,
      `${action === "drain" ? "undrained" : "enabled"}: by ops`,
    ]);
  });

  test("is obeyed by a process that registers again, also after it was removed", () => {
    const { registry, only, verdict } = workbench();
    registry.register(parsedRegistration({ instanceId: "a", epoch: 1 }), ME);
    registry.decide(only().agentId, "drain", OPERATOR);
    registry.register(parsedRegistration({ instanceId: "a", epoch: 2 }), ME);
    expect(verdict()?.state).toBe("not_routable");
    registry.unregister(NAME, { ...ME, instanceId: "a" });
    registry.register(parsedRegistration({ instanceId: "b", epoch: 3 }), ME);
    expect(verdict()?.why).toContain("drained by ops");
  });

  test("removes an instance with everyone who vouches for it; who lives may register again", () => {
    const { registry, only } = workbench();
    registry.register(parsedRegistration({ instanceId: "a" }), ME);
    registry.register(parsedRegistration({ instanceId: "b" }), ME);
    const { agentId } = only();
    expect(registry.remove(agentId, OPERATOR)).toBe(true);
    expect(registry.instances()).toEqual([]);
    expect(registry.timeline(agentId).at(-1)).toMatchObject({
      kind: "removed",
      why: "removed by ops: maintenance",
    });
    expect(registry.beat(NAME, { ...ME, instanceId: "a", status: "healthy" }).kind).toBe("gone");
    expect(registry.register(parsedRegistration({ instanceId: "a" }), ME).kind).toBe("created");
  });

  test("can ask for a probe, and is told when there is no such instance", () => {
    const { registry, only, doubted } = workbench();
    registry.register(parsedRegistration(), ME);
    expect(registry.probeNow(only().agentId, OPERATOR)).toBe(true);
    expect(doubted).toEqual(["asked for by ops"]);
    expect(registry.probeNow("unknown", OPERATOR)).toBe(false);
    expect(registry.decide("unknown", "drain", OPERATOR)).toBe(false);
    expect(registry.remove("unknown", OPERATOR)).toBe(false);
  });
});

describe("traffic", () => {
  test("ejects an instance until the ejection's end, which is told", async () => {
    const { registry, only, news, verdict, pass } = workbench();
    registry.register(parsedRegistration(), ME);
    news();
    registry.recordTraffic(only().agentId, { state: "ejected", why: "5 × 502", untilMs: 30_000 });
    expect(verdict()).toMatchObject({ state: "not_routable", why: "live traffic: 5 × 502" });
    registry.beat(NAME, { ...ME, status: "healthy" });
    expect(verdict()?.state).toBe("not_routable");
    await pass(30_000);
    expect(verdict()?.state).toBe("routable");
    expect(news()).toEqual([
      "traffic: ok → ejected: 5 × 502",
      "traffic: ejected → ok: its time is over: 5 × 502",
    ]);
  });

  test("leaves an instance that asked for rest in rotation, and says so", () => {
    const { registry, only, news, verdict } = workbench();
    registry.register(parsedRegistration(), ME);
    news();
    registry.recordTraffic(only().agentId, { state: "resting", why: "429", untilMs: 5000 });
    expect(verdict()?.state).toBe("routable");
    expect(news()).toEqual(["traffic: ok → resting: 429"]);
  });
});

describe("the data path's picture", () => {
  test("has services of every type and namespace, with what routing needs", async () => {
    const { registry, clock, pass } = workbench();
    const picture = new RoutingPicture(registry, clock);
    await pass(500);
    registry.register(
      parsedRegistration({
        zone: "eu-1",
        tags: ["gpu"],
        protocolVersions: ["2026-07-28"],
        metadata: { tools: ["a", { name: "b" }], readOnlyTools: ["a"], policy: "hash" },
      }),
      ME,
    );
    registry.register(
      parsedRegistration({ name: "chat", type: "ag-ui", namespace: "team", metadata: {} }),
      ME,
    );
    registry.beat(NAME, { ...ME, status: "healthy", load: 0.4, toolsDigest: "d1" });
    const { services } = picture;
    expect([...services.keys()]).toEqual([`default/mcp/${NAME}`, "team/ag-ui/chat"]);
    const key = serviceKey({ namespace: "default", type: "mcp", service: NAME });
    expect(services.get(key)?.candidates[0]).toMatchObject({
      routable: true,
      fit: true,
      mayBeAsked: true,
      leaseAlive: true,
      operator: "enabled",
      status: "healthy",
      routableSinceMs: 500,
      zone: "eu-1",
      tags: ["gpu"],
      version: "1.0.0",
      protocolVersions: ["2026-07-28"],
      tools: new Set(["a", "b"]),
      repeatableTools: new Set(["a"]),
      toolsDigest: "d1",
      policyHint: "hash",
      load: 0.4,
    });
    expect(services.get("team/ag-ui/chat")?.candidates[0]?.tools).toBeUndefined();
  });

  test("leaves ejections that have an end to the data path, and nothing else", () => {
    const { registry, only, clock } = workbench();
    const picture = new RoutingPicture(registry, clock);
    const candidate = () => [...picture.services.values()][0]?.candidates[0];
    registry.register(parsedRegistration(), ME);
    const { agentId } = only();
    registry.recordTraffic(agentId, { state: "ejected", why: "502", untilMs: 30_000 });
    expect(candidate()).toMatchObject({ routable: false, fit: true, mayBeAsked: true });
    registry.recordTraffic(agentId, { state: "ejected", why: "refused" });
    expect(candidate()).toMatchObject({ routable: false, fit: false, mayBeAsked: true });
    registry.recordTraffic(agentId, { state: "ok", why: "" });
    registry.decide(agentId, "drain", OPERATOR);
    expect(candidate()).toMatchObject({ fit: false, mayBeAsked: false, operator: "drained" });
  });

  test("keeps the candidates of services in which nothing has changed", () => {
    const { registry, clock } = workbench();
    const picture = new RoutingPicture(registry, clock);
    registry.register(parsedRegistration(), ME);
    registry.register(parsedRegistration({ name: "other" }), ME);
    const before = new Map(picture.services);
    const heard: [key: string, isThere: boolean][] = [];
    picture.subscribe((key, service) => void heard.push([key, service !== undefined]));
    const news = () => {
      picture.refresh();
      return heard.splice(0);
    };
    const of = (name: string) => `default/mcp/${name}`;
    expect(news()).toEqual([
      [of(NAME), true],
      [of("other"), true],
    ]);
    registry.beat("other", { ...ME, status: "degraded" });
    expect(picture.services.get(of(NAME))).toBe(before.get(of(NAME)));
    expect(picture.services.get(of("other"))).not.toBe(before.get(of("other")));
    expect(news()).toEqual([[of("other"), true]]);
    registry.unregister("other", ME);
    expect(news()).toEqual([[of("other"), false]]);
    expect(picture.services.has(of("other"))).toBe(false);
  });
});
