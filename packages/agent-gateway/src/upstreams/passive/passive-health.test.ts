import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { Fleet, type Wanted } from "./fleet.ts";
import { leftOutBecause } from "./fleet-view.ts";
import type { InstanceFacts } from "./instance-facts.ts";
import { PassiveHealth, type TrafficFinding } from "./passive-health.ts";
import type { Upstream } from "./upstream.ts";

const FAILURE = { kind: "failure", why: "answered 500" } as const;
const SUCCESS = { kind: "success" } as const;

const BARE: Omit<InstanceFacts, "agentId" | "name"> = {
  version: "1.0.0",
  endpoint: "http://127.0.0.1:1/mcp",
  weight: 1,
  routable: true,
  isInRotation: true,
  mayBeAsked: true,
  isDisabled: false,
  why: "lease and health are fine",
  tools: undefined,
  repeatableTools: new Set(),
  policyHint: undefined,
  routableSinceMs: -60_000,
};

function candidate(agentId: string, changes: Partial<InstanceFacts> = {}): InstanceFacts {
  return { ...BARE, agentId, name: agentId, ...changes };
}

function bench(candidates: readonly InstanceFacts[], random: () => number = () => 0.5) {
  const manual = createManualClock();
  const { clock } = manual;
  const fleet = new Fleet({ namespace: "default", service: "crm", type: "mcp" }, { clock, random });
  fleet.sync(candidates, "round-robin");
  const reports: [string, TrafficFinding][] = [];
  const doubts: string[] = [];
  const health = new PassiveHealth({
    clock,
    random,
    report: (agentId, finding) => void reports.push([agentId, finding]),
    doubt: (agentId) => void doubts.push(agentId),
  });
  const nowMs = () => clock.monotonicMs();
  const get = (agentId: string): Upstream => {
    const found = fleet.find(agentId);
    if (found === undefined) throw new Error(`${agentId} is not in the fleet`);
    return found;
  };
  return {
    ...manual,
    fleet,
    health,
    reports,
    doubts,
    nowMs,
    get,
    fail: (agentId: string, times: number) => {
      for (let i = 0; i < times; i += 1) health.record(fleet, get(agentId), FAILURE);
    },
    places: () => fleet.view(nowMs()).places.map(({ agentId }) => agentId),
    choose: (wanted: Partial<Wanted> = {}) => {
      const defaults = { tool: undefined, key: undefined, isStanding: false, without: undefined };
      const chosen = fleet.choose({ nowMs: nowMs(), ...defaults, ...wanted });
      return chosen.kind === "chosen" ? chosen.upstream.agentId : chosen.kind;
    },
  };
}

const three = ["a", "b", "c"].map((id) => candidate(id));

describe("an instance that fails five times in a row", () => {
  test("is out for 30 s, then back on trial, and out for 60 s with its next failure", async () => {
    const { fail, places, advance, reports } = bench(three);
    fail("a", 4);
    expect(places()).toEqual(["a", "b", "c"]);
    fail("a", 1);
    expect(places()).toEqual(["b", "c"]);
    expect(reports).toEqual([
      ["a", { state: "ejected", why: "5 failures in a row: answered 500", forMs: 30_000 }],
    ]);
    await advance(30_000);
    expect(places()).toEqual(["a", "b", "c"]);
    fail("a", 1);
    await advance(59_999);
    expect(places()).toEqual(["b", "c"]);
    await advance(1);
    expect(places()).toEqual(["a", "b", "c"]);
  });

  test("comes back with a tenth of its weight", async () => {
    const { fail, advance, get, nowMs, places } = bench(three);
    await advance(60_000);
    fail("a", 5);
    await advance(30_000);
    places();
    expect(get("a").weightAt(nowMs())).toBeCloseTo(0.1);
    await advance(15_000);
    expect(get("a").weightAt(nowMs())).toBeCloseTo(0.55);
  });

  test("is back as soon as a probe passes that began five seconds later", async () => {
    const { fail, health, fleet, get, places, advance, reports } = bench(three);
    await advance(1000);
    fail("a", 5);
    health.probed(fleet, get("a"), true, 5999);
    expect(places()).toEqual(["b", "c"]);
    health.probed(fleet, get("a"), true, 6000);
    expect(places()).toEqual(["a", "b", "c"]);
    expect(reports.at(-1)).toMatchObject(["a", { state: "fit" }]);
  });

  test("is not ejected when half of the fleet already is", () => {
    const { fail, places } = bench([...three, candidate("d")]);
    for (const id of ["a", "b", "c", "d"]) fail(id, 5);
    expect(places()).toEqual(["c", "d"]);
  });
});

test("an instance that asks to be left alone is, for so long, while there is another", async () => {
  const { health, fleet, get, places, advance } = bench(three.slice(0, 2));
  const busy = { kind: "busy", forMs: 7000, why: "answered 429 and asked for 7000 ms" } as const;
  health.record(fleet, get("a"), busy);
  expect(places()).toEqual(["b"]);
  health.record(fleet, get("b"), busy);
  // Both ask for it: the caller hears it from one of them.
  expect(places()).toEqual(["a", "b"]);
  await advance(7000);
  expect(places()).toEqual(["a", "b"]);
  expect(get("a").restingAt(7000)).toBeUndefined();
});

describe("panic", () => {
  const ill = { routable: false, mayBeAsked: true };

  test("begins when fewer than half are fit, and asks everyone whose lease lives", () => {
    const { places, fleet, nowMs } = bench([
      candidate("a"),
      candidate("b", ill),
      candidate("c", ill),
      candidate("drained", { routable: false, mayBeAsked: false }),
    ]);
    expect(places()).toEqual(["a", "b", "c"]);
    expect(fleet.view(nowMs()).isPanic).toBe(true);
  });

  test("does not begin with half of them fit", () => {
    const { places, fleet, nowMs } = bench([candidate("a"), candidate("b", ill)]);
    expect(places()).toEqual(["a"]);
    expect(fleet.view(nowMs()).isPanic).toBe(false);
  });

  test("finds nobody when nobody may be asked", () => {
    const { choose } = bench([candidate("a", { routable: false, mayBeAsked: false })]);
    expect(choose()).toBe("none_fit");
  });
});

describe("the choice", () => {
  test("falls on instances that have the tool or may have it", () => {
    const { choose } = bench([
      candidate("old", { tools: new Set(["list"]) }),
      candidate("new", { tools: new Set(["list", "merge"]) }),
      candidate("silent"),
    ]);
    const chosen = new Set(Array.from({ length: 20 }, () => choose({ tool: "merge" })));
    expect([...chosen].toSorted()).toEqual(["new", "silent"]);
  });

  test("finds nobody when every instance lacks the tool", () => {
    const { choose } = bench([candidate("old", { tools: new Set(["list"]) })]);
    expect(choose({ tool: "merge" })).toBe("none_has_tool");
  });

  test("avoids whom it tried, and those that are full", () => {
    const { choose, get } = bench(three);
    for (let i = 0; i < 1024; i += 1) get("b").load.begin(0, false);
    for (let i = 0; i < 10; i += 1) expect(choose({ without: [get("a")] })).toBe("c");
    for (const id of ["a", "c"]) for (let i = 0; i < 1024; i += 1) get(id).load.begin(0, false);
    expect(choose()).toBe("all_full");
    expect(choose({ isStanding: true })).toMatch(/^[abc]$/);
    expect(choose({ without: [get("a"), get("b"), get("c")] })).toBe("none_fit");
  });

  test("keeps what has a key in common together, and moves only what must move", () => {
    const { choose, fail } = bench([...three, candidate("d")]);
    const keys = Array.from({ length: 200 }, (_, index) => `thread-${index}`);
    const before = keys.map((key) => choose({ key }));
    fail("a", 5);
    for (const [index, key] of keys.entries()) {
      if (before[index] === "a") expect(choose({ key })).not.toBe("a");
      else expect(choose({ key })).toBe(before[index]);
    }
  });
});

describe("an instance that hangs", () => {
  test("is looked at after two seconds of silence, and again while it lasts", async () => {
    const { fleet, health, get, nowMs, advance, doubts } = bench(three);
    get("a").load.begin(nowMs(), false);
    await advance(1999);
    health.watch(fleet, nowMs());
    expect(doubts).toEqual([]);
    await advance(1);
    health.watch(fleet, nowMs());
    await advance(4999);
    health.watch(fleet, nowMs());
    expect(doubts).toEqual(["a"]);
    await advance(1);
    health.watch(fleet, nowMs());
    expect(doubts).toEqual(["a", "a"]);
  });

  test("is ejected with the first probe that fails, and its calls are taken from it", async () => {
    const { fleet, health, get, nowMs, advance, places } = bench(three);
    const abandoned: string[] = [];
    get("a").load.begin(nowMs(), false);
    get("a").unanswered.add({ abandon: (why) => void abandoned.push(why) });
    await advance(2000);
    health.probed(fleet, get("a"), false, nowMs() - 100);
    expect(places()).toEqual(["b", "c"]);
    expect(abandoned).toEqual(["hangs: no answer for 2 s, and its health check fails"]);
  });

  test("is only slow while its health check passes", async () => {
    const { fleet, health, get, nowMs, advance, places } = bench(three);
    get("a").load.begin(nowMs(), false);
    await advance(30_000);
    health.probed(fleet, get("a"), true, nowMs() - 100);
    expect(places()).toEqual(["a", "b", "c"]);
  });
});

test("one that fails far more often than the others is ejected, though never five times in a row", async () => {
  const { fleet, health, get, advance, places, reports } = bench(
    ["a", "b", "c", "d", "e"].map((id) => candidate(id)),
  );
  for (let i = 0; i < 150; i += 1) {
    for (const id of ["a", "b", "c", "d"]) health.record(fleet, get(id), SUCCESS);
    health.record(fleet, get("e"), i % 2 === 0 ? FAILURE : SUCCESS);
  }
  await advance(10_000);
  health.record(fleet, get("a"), SUCCESS);
  expect(places()).toEqual(["a", "b", "c", "d"]);
  expect(reports[0]?.[1].why).toBe("75 of 150 requests failed, far more than elsewhere");
});

test("what was known of an instance goes with it", () => {
  const { fleet, fail, get, places } = bench(three);
  fail("a", 5);
  const before = get("a");
  fleet.sync(three.slice(1), "p2c");
  fleet.sync(three, "p2c");
  expect(get("a")).not.toBe(before);
  expect(places()).toEqual(["a", "b", "c"]);
});

test("why an instance gets no requests is told for each of them", () => {
  const { fleet, fail, health, get, nowMs } = bench([
    ...three,
    candidate("d"),
    candidate("asleep", { routable: false, mayBeAsked: false, why: "it says it is starting" }),
  ]);
  fail("a", 5);
  health.record(fleet, get("b"), { kind: "busy", forMs: 1000, why: "answered 503" });
  const view = fleet.view(nowMs());
  const reasons = fleet.upstreams.map((upstream) => leftOutBecause(upstream, view, nowMs()));
  expect(reasons).toEqual([
    "ejected: 5 failures in a row: answered 500",
    "answered 503",
    undefined,
    undefined,
    "it says it is starting",
  ]);
});

test("an ejection that the registry has no longer on record is over", () => {
  const { fleet, fail, places, nowMs } = bench(three);
  fail("a", 5);
  const [a, ...others] = three;
  if (a === undefined) throw new Error("there is no first instance");
  fleet.sync([{ ...a, isInRotation: false }, ...others], "p2c");
  fleet.forgetOldTrouble(nowMs());
  expect(places()).toEqual(["b", "c"]);
  fleet.sync(three, "p2c");
  fleet.forgetOldTrouble(nowMs());
  expect(places()).toEqual(["a", "b", "c"]);
});
