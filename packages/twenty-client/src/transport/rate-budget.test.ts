import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { TwentyError } from "../errors/twenty-error.ts";
import { createRateBudget, type RateBudgetOptions } from "./rate-budget.ts";

const minute = { tokens: 100, windowMs: 60_000 };

/** A budget before a bucket like Twenty's, which answers each call after `latencyMs`. */
function setUp(options: RateBudgetOptions = {}, latencyMs = 40, actual = minute) {
  const time = createManualClock();
  const { clock } = time;
  const budget = createRateBudget({ clock, random: () => 0, ...options });
  const admitted: number[] = [];
  const served: { readonly index: number; readonly atMs: number }[] = [];
  let level = actual.tokens;
  let restartedMs = 0;
  let refusals = 0;

  /** The server's rule, in whole milliseconds, at some time between sending and answer. */
  function refusalAt(arrivedMs: number): TwentyError | undefined {
    const gained = Math.floor(
      ((Math.floor(arrivedMs) - restartedMs) * actual.tokens) / actual.windowMs,
    );
    const filled = Math.min(actual.tokens, level + gained);
    if (filled < 1) {
      refusals += 1;
      const message = `Limit reached (${actual.tokens} tokens per ${actual.windowMs} ms)`;
      return new TwentyError("rate_limited", message, {
        retryAfterMs: actual.windowMs / actual.tokens,
      });
    }
    level = filled - 1;
    restartedMs = Math.floor(arrivedMs);
    return undefined;
  }

  async function call(index = 0, maxWaitMs = 60_000, signal?: AbortSignal) {
    let refusal: TwentyError | undefined;
    for (;;) {
      const passage = await budget.enter({ maxWaitMs, refusal, signal });
      if (refusal === undefined) admitted.push(index);
      passage.sent();
      // Early and late arrivals alternate: the gap at the server differs from the gap here.
      await wait(index % 2 === 0 ? 1 : latencyMs - 1);
      refusal = refusalAt(clock.monotonicMs());
      await wait(index % 2 === 0 ? latencyMs - 1 : 1);
      passage.ended(refusal);
      if (refusal === undefined) {
        served.push({ index, atMs: clock.monotonicMs() });
        return;
      }
    }
  }
  const wait = (ms: number) => new Promise<void>((done) => void clock.setTimer(done, ms));
  const takeElsewhere = (count: number) => {
    for (let index = 0; index < count; index += 1) refusalAt(clock.monotonicMs());
  };
  return { ...time, budget, admitted, served, call, takeElsewhere, refusals: () => refusals };
}

test("150 calls one after another pass without a refusal within 40 s", async () => {
  const { advance, served, call, refusals } = setUp();
  const all = (async () => {
    for (let index = 0; index < 150; index += 1) await call(index);
  })();
  await advance(40_000);
  expect(served).toHaveLength(150);
  expect(refusals()).toBe(0);
  await all;
});

test.each([
  [5, 33_500],
  [40, 33_500],
  [400, 38_500],
])(
  "150 calls at once with answers after %i ms pass in order, without a refusal",
  async (latencyMs, withinMs) => {
    const { advance, admitted, call, refusals, pendingTimers } = setUp({}, latencyMs);
    const all = Array.from({ length: 150 }, (_, index) => call(index));
    await advance(withinMs);
    await Promise.all(all);
    expect(refusals()).toBe(0);
    expect(admitted).toEqual(Array.from({ length: 150 }, (_, index) => index));
    expect(pendingTimers()).toBe(0);
  },
);

test("calls that never wait need no timer", async () => {
  const { advance, budget, call, pendingTimers } = setUp();
  const calls = Array.from({ length: 100 }, (_, index) => call(index));
  await advance(40);
  await Promise.all(calls);
  expect(pendingTimers()).toBe(0);
  expect(budget.state()).toEqual({
    tokens: 0,
    capacity: 100,
    windowMs: 60_000,
    waiting: 0,
    nextTokenMs: 601,
  });
});

test("calls of other keys are learnt of from a refusal, and every call passes in the end", async () => {
  const { advance, served, call, takeElsewhere, refusals } = setUp();
  takeElsewhere(95);
  const calls = Array.from({ length: 20 }, (_, index) => call(index));
  await advance(30_000);
  await Promise.all(calls);
  expect(served).toHaveLength(20);
  expect(refusals()).toBe(15);
});

test("a refusal that names another limit corrects it, up and down", async () => {
  const lowered = setUp({}, 40, { tokens: 10, windowMs: 60_000 });
  const calls = Array.from({ length: 11 }, (_, index) => lowered.call(index));
  await lowered.advance(10_000);
  await Promise.all(calls);
  expect(lowered.budget.state()).toMatchObject({ capacity: 10, windowMs: 60_000 });

  const raised = setUp({ rateLimit: { tokens: 1, windowMs: 60_000 } }, 40, {
    tokens: 50,
    windowMs: 60_000,
  });
  raised.takeElsewhere(50);
  const raisedCall = raised.call();
  await raised.advance(2_000);
  await raisedCall;
  expect(raised.budget.state()).toMatchObject({ capacity: 50, windowMs: 60_000 });
});

test("a caller that gives up in line leaves it at once, with its timer", async () => {
  const { advance, budget, call, pendingTimers } = setUp({
    rateLimit: { tokens: 1, windowMs: 10_000 },
  });
  const first = call();
  await advance(40);
  await first;
  const controller = new AbortController();
  const gone = expect(call(1, 60_000, controller.signal)).rejects.toMatchObject({
    code: "aborted",
  });
  expect(budget.state()).toMatchObject({ waiting: 1 });
  controller.abort();
  expect(budget.state()).toMatchObject({ waiting: 0 });
  expect(pendingTimers()).toBe(0);
  await gone;
});

test("a wait that would be too long is refused at once, and says how long", async () => {
  const { advance, budget, call } = setUp({ rateLimit: { tokens: 1, windowMs: 10_000 } });
  const first = call();
  await advance(40);
  await first;
  expect(() => budget.enter({ maxWaitMs: 5_000 })).toThrow(
    expect.objectContaining({ code: "rate_limited", retryAfterMs: 10_001 }),
  );
});

test("the line has an end", async () => {
  const { budget } = setUp({ rateLimit: { tokens: 1, windowMs: 1 } });
  const wait = { maxWaitMs: 1_000_000 };
  const entered = Array.from({ length: 1_001 }, () => budget.enter(wait));
  expect(entered).toHaveLength(1_001);
  expect(() => budget.enter(wait)).toThrow(expect.objectContaining({ code: "overloaded" }));
});

test("whoever will wait is told for how long", async () => {
  const { budget } = setUp({ rateLimit: { tokens: 1, windowMs: 900 } });
  const told: number[] = [];
  const onWait = (waitMs: number) => void told.push(waitMs);
  for (let index = 0; index < 3; index += 1) void budget.enter({ maxWaitMs: 60_000, onWait });
  expect(told).toEqual([901, 1_801]);
});

test("a call that was never sent gives its token back", () => {
  const { budget } = setUp();
  const passage = budget.enter({ maxWaitMs: 0 });
  expect(budget.state().tokens).toBe(99);
  if (!(passage instanceof Promise)) passage.ended();
  expect(budget.state().tokens).toBe(100);
});

test("without a limit nothing waits, until a server refuses", async () => {
  const { advance, budget, served, call } = setUp({ rateLimit: "off" });
  const calls = Array.from({ length: 101 }, (_, index) => call(index));
  await advance(40);
  expect(served).toHaveLength(100);
  expect(budget.state()).toMatchObject({ tokens: null, nextTokenMs: 600, waiting: 1 });
  await advance(700);
  await Promise.all(calls);
});
