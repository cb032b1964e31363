import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { TwentyError } from "../errors/twenty-error.ts";
import type { RequestKind } from "./http-request.ts";
import { defaultRetry, type RetryPolicy, withRetry } from "./retry.ts";

function setUp(failures: readonly Error[], overrides: Partial<RetryPolicy> = {}) {
  const time = createManualClock();
  const attemptsAtMs: number[] = [];
  const policy: RetryPolicy = {
    ...defaultRetry,
    clock: time.clock,
    random: () => 0.5,
    ...overrides,
  };
  const start = (kind: RequestKind, signal?: AbortSignal) =>
    withRetry(policy, { kind, signal }, () => {
      attemptsAtMs.push(time.clock.monotonicMs());
      const failure = failures[attemptsAtMs.length - 1];
      return failure === undefined ? Promise.resolve("done") : Promise.reject(failure);
    });
  return { ...time, attemptsAtMs, start };
}

const lost = new TwentyError("connection_lost", "broke");
const limited = new TwentyError("rate_limited", "Limit reached", { retryAfterMs: 600 });
const unavailable = new TwentyError("server_error", "503", { status: 503 });

test("a read is repeated after random waits whose bound doubles", async () => {
  const { advance, attemptsAtMs, start } = setUp([lost, unavailable]);
  const result = start("read");
  await advance(1_000);
  expect(await result).toBe("done");
  expect(attemptsAtMs).toEqual([0, 100, 300]);
});

test("the bound of the wait stops growing", async () => {
  const { advance, attemptsAtMs, start } = setUp([lost, lost, lost], {
    attempts: 4,
    maxDelayMs: 300,
  });
  const result = start("read");
  await advance(1_000);
  await result;
  expect(attemptsAtMs).toEqual([0, 100, 250, 400]);
});

test("the last failure is reported when attempts run out", async () => {
  const { advance, attemptsAtMs, start } = setUp([lost, lost, unavailable]);
  const outcome = expect(start("read")).rejects.toBe(unavailable);
  await advance(1_000);
  await outcome;
  expect(attemptsAtMs).toHaveLength(3);
});

test("no attempt begins after the time for all of them", async () => {
  const { advance, attemptsAtMs, start } = setUp([lost, lost, lost], { maxTotalMs: 299 });
  const outcome = expect(start("read")).rejects.toBe(lost);
  await advance(1_000);
  await outcome;
  expect(attemptsAtMs).toEqual([0, 100]);
});

test("the failure before Twenty was left alone is the one that is reported", async () => {
  const { advance, start } = setUp([lost, new TwentyError("unavailable", "left alone")]);
  const outcome = expect(start("read")).rejects.toBe(lost);
  await advance(1_000);
  await outcome;
});

test.each([lost, limited, unavailable, new TwentyError("timeout", "late")])(
  "a write is not repeated after $code",
  async (failure) => {
    const { attemptsAtMs, start } = setUp([failure]);
    await expect(start("write")).rejects.toBe(failure);
    expect(attemptsAtMs).toEqual([0]);
  },
);

test("a write is repeated when no connection came about", async () => {
  const { advance, start } = setUp([new TwentyError("unreachable", "refused")]);
  const result = start("write");
  await advance(1_000);
  expect(await result).toBe("done");
});

test.each([
  limited,
  new TwentyError("unavailable", "left alone"),
  new TwentyError("invalid_input", "wrong"),
  new TwentyError("server_error", "500", { status: 500 }),
  new TwentyError("timeout", "late"),
  new TwentyError("unauthenticated", "no"),
  new Error("a fault"),
])("a read is not repeated after %s", async (failure) => {
  const { attemptsAtMs, start } = setUp([failure]);
  await expect(start("read")).rejects.toBe(failure);
  expect(attemptsAtMs).toEqual([0]);
});

test("a caller that gives up while waiting is not kept", async () => {
  const { pendingTimers, advance, start } = setUp([lost]);
  const controller = new AbortController();
  const outcome = expect(start("read", controller.signal)).rejects.toMatchObject({
    code: "aborted",
  });
  await advance(10);
  controller.abort(new Error("enough"));
  await outcome;
  expect(pendingTimers()).toBe(0);
});
