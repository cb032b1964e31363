import { describe, expect, test } from "vitest";
import type { PolicyName } from "../../balancing/policies.ts";
import { Fleet } from "./fleet.ts";
import type { InstanceFacts } from "./instance-facts.ts";
import { PassiveHealth } from "./passive-health.ts";
import type { Upstream } from "./upstream.ts";

/** How an instance behaves at a time: what a request takes there, and whether it fails. */
type Behaviour = (nowMs: number) => { readonly takesMs: number; readonly fails?: boolean };

interface Ended {
  readonly agentId: string;
  readonly atMs: number;
  readonly tookMs: number;
  readonly failed: boolean;
}

interface Due {
  readonly atMs: number;
  readonly run: () => void;
}

/** Random numbers that are the same in every run (Lehmer). */
function seeded(): () => number {
  let state = 42;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Requests that arrive at random through the real fleet and the real passive health, on simulated time: each
 * instance works on eight requests at once and queues the rest.
 */
function simulate(
  behaviours: Record<string, Behaviour>,
  {
    policy = "p2c",
    perSecond = 200,
    seconds = 60,
    joinsAtMs = {},
  }: {
    policy?: PolicyName;
    perSecond?: number;
    seconds?: number;
    joinsAtMs?: Record<string, number>;
  } = {},
): Ended[] {
  const random = seeded();
  const due: Due[] = [];
  const ended: Ended[] = [];
  let nowMs = 0;
  const clock = { monotonicMs: () => nowMs, now: () => new Date(nowMs), setTimer: never };
  const fleet = new Fleet({ namespace: "default", service: "crm", type: "mcp" }, { clock, random });
  const health = new PassiveHealth({ clock, random, report: () => {}, doubt: () => {} });
  const sync = () => {
    const present = Object.keys(behaviours).filter((id) => (joinsAtMs[id] ?? 0) <= nowMs);
    fleet.sync(
      present.map((id) => candidate(id, joinsAtMs[id] ?? -60_000)),
      policy,
    );
  };
  const at = (atMs: number, run: () => void) => {
    const index = due.findIndex((other) => other.atMs > atMs);
    due.splice(index === -1 ? due.length : index, 0, { atMs, run });
  };
  const slots = new Map(Object.keys(behaviours).map((id) => [id, new Array<number>(8).fill(0)]));

  function request(): void {
    const wanted = {
      nowMs,
      tool: undefined,
      key: undefined,
      isStanding: false,
      without: undefined,
    };
    const chosen = fleet.choose(wanted);
    if (chosen.kind !== "chosen") throw new Error(chosen.kind);
    const { upstream } = chosen;
    const { takesMs, fails = false } = behaviours[upstream.agentId]?.(nowMs) ?? { takesMs: 0 };
    const free = slots.get(upstream.agentId) ?? [];
    const slot = free.indexOf(Math.min(...free));
    const startMs = Math.max(nowMs, free[slot] ?? 0);
    free[slot] = startMs + takesMs;
    const beganMs = nowMs;
    upstream.load.begin(nowMs, false);
    at(startMs + takesMs, () => end(upstream, beganMs, fails));
  }

  function end(upstream: Upstream, beganMs: number, failed: boolean): void {
    const tookMs = nowMs - beganMs;
    if (failed) upstream.load.failed(nowMs, tookMs);
    else upstream.load.answered(nowMs, tookMs);
    upstream.load.end(false);
    health.record(fleet, upstream, failed ? { kind: "failure", why: "500" } : { kind: "success" });
    ended.push({ agentId: upstream.agentId, atMs: beganMs, tookMs, failed });
  }

  sync();
  for (const atMs of Object.values(joinsAtMs)) at(atMs, sync);
  const arrive = () => {
    request();
    at(nowMs - Math.log(1 - random()) * (1000 / perSecond), arrive);
  };
  at(0, arrive);
  for (
    let next = due.shift();
    next !== undefined && next.atMs <= seconds * 1000;
    next = due.shift()
  ) {
    nowMs = next.atMs;
    next.run();
  }
  return ended;
}

function never(): never {
  throw new Error("a simulation needs no timers");
}

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

function candidate(agentId: string, routableSinceMs: number): InstanceFacts {
  return { ...BARE, agentId, name: agentId, routableSinceMs };
}

function share(ended: readonly Ended[], agentId: string, fromMs = 0, toMs = 1e9): number {
  const within = ended.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  return within.filter((each) => each.agentId === agentId).length / within.length;
}

function percentile(ended: readonly Ended[], part: number): number {
  const sorted = ended.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

const fast: Behaviour = () => ({ takesMs: 10 });
const slow: Behaviour = () => ({ takesMs: 200 });

describe("p2c, on simulated time", () => {
  test("shares out evenly between equals", () => {
    const ended = simulate({ a: fast, b: fast, c: fast });
    for (const id of ["a", "b", "c"]) expect(Math.abs(share(ended, id) - 1 / 3)).toBeLessThan(0.05);
  });

  test("gives one that is twenty times slower next to nothing, and so is far faster than taking turns", () => {
    const behaviours = { a: fast, b: fast, c: slow };
    const ended = simulate(behaviours);
    expect(share(ended, "c", 5000)).toBeLessThan(0.02);
    const turns = simulate(behaviours, { policy: "round-robin" });
    expect(percentile(turns, 0.95) / percentile(ended, 0.95)).toBeGreaterThan(10);
  });

  test("finds one that becomes slow and one that recovers within seconds", () => {
    const ended = simulate(
      {
        a: fast,
        b: fast,
        c: (nowMs) => (nowMs >= 20_000 && nowMs < 40_000 ? slow(nowMs) : fast(nowMs)),
      },
      { seconds: 100 },
    );
    expect(share(ended, "c", 10_000, 20_000)).toBeGreaterThan(0.25);
    expect(share(ended, "c", 21_000, 40_000)).toBeLessThan(0.03);
    expect(share(ended, "c", 80_000)).toBeGreaterThan(0.25);
  });

  test("sends hardly anything to one that hangs", () => {
    const ended = simulate({ a: fast, b: fast, c: () => ({ takesMs: 1e9 }) });
    // A call that hangs never ends: what is missing at the end went there.
    expect(12_000 - ended.length).toBeLessThan(400);
    expect(ended.length).toBeGreaterThan(11_000);
  });

  test("is not drawn in by one that fails at once", () => {
    const broken: Behaviour = () => ({ takesMs: 0.1, fails: true });
    const ended = simulate({ a: fast, b: fast, c: broken }, { seconds: 120 });
    const failed = ended.filter((each) => each.failed).length;
    expect(failed).toBeLessThan(20);
  });

  test("finds out within seconds that one fails, at the price of five requests", () => {
    const broken: Behaviour = () => ({ takesMs: 0.1, fails: true });
    const ended = simulate({ a: fast, b: fast, c: fast, d: broken }, { seconds: 25 });
    const failures = ended.filter(({ failed }) => failed);
    expect(failures).toHaveLength(5);
    expect(failures.at(-1)?.atMs).toBeLessThan(6000);
  });

  test("lets one that joins have its full share after half a minute, and not before", () => {
    const ended = simulate(
      { a: fast, b: fast, late: fast },
      { seconds: 60, joinsAtMs: { late: 10_000 } },
    );
    expect(share(ended, "late", 10_000, 12_000)).toBeLessThan(0.15);
    expect(share(ended, "late", 45_000)).toBeGreaterThan(0.25);
  });
});

test.each(["least-requests", "round-robin", "random"] as const)(
  "%s shares out evenly between equals",
  (policy) => {
    const ended = simulate({ a: fast, b: fast, c: fast }, { policy });
    for (const id of ["a", "b", "c"]) expect(Math.abs(share(ended, id) - 1 / 3)).toBeLessThan(0.05);
  },
);
