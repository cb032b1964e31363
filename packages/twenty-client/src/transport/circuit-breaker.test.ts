import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { TwentyError } from "../errors/twenty-error.ts";
import type { CircuitBreakerOptions } from "../options.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";

const down = new TwentyError("unreachable", "refused");

function setUp(
  options: CircuitBreakerOptions | "off" = { failures: 2, openMs: 100, maxOpenMs: 300 },
) {
  const time = createManualClock();
  const breaker = createCircuitBreaker(time.clock, options);
  let attempts = 0;
  const run = (error?: Error) =>
    breaker
      .run(() => {
        attempts += 1;
        return error === undefined ? Promise.resolve("done") : Promise.reject(error);
      })
      .catch((failure: unknown) => (failure instanceof TwentyError ? failure.code : failure));
  return { ...time, breaker, run, attempts: () => attempts };
}

test.each([
  down,
  new TwentyError("timeout", "late"),
  new TwentyError("connection_lost", "broke"),
  new TwentyError("server_error", "502", { status: 502 }),
])("after enough $code in a row calls fail at once and say for how long", async (error) => {
  const { breaker, run, attempts } = setUp();
  await run(error);
  expect(breaker.state()).toEqual({ state: "closed", failuresInRow: 1, retryAfterMs: 0 });
  await run(error);
  expect(breaker.state()).toEqual({ state: "open", failuresInRow: 2, retryAfterMs: 100 });
  expect(() => breaker.check()).toThrow(
    expect.objectContaining({
      code: "unavailable",
      retryable: true,
      retryAfterMs: 100,
      mayHaveApplied: false,
    }),
  );
  expect(await run()).toBe("unavailable");
  expect(attempts()).toBe(2);
});

test.each([
  new TwentyError("invalid_input", "no", { status: 400 }),
  new TwentyError("rate_limited", "slow", { status: 429 }),
  new TwentyError("not_twenty", "a page", { status: 404 }),
  new TwentyError("server_error", "one query fails inside", { status: 200 }),
  undefined,
])("an answer such as %s ends the row", async (answer) => {
  const { breaker, run } = setUp();
  await run(down);
  await run(answer);
  await run(down);
  expect(breaker.state()).toMatchObject({ state: "closed", failuresInRow: 1 });
});

test("one call alone tries whether Twenty is back, and lets all in when it is", async () => {
  const { breaker, run, advance } = setUp();
  await run(down);
  await run(down);
  await advance(100);
  const { promise, resolve } = Promise.withResolvers<string>();
  const trial = breaker.run(() => promise);
  expect(breaker.state().state).toBe("half-open");
  expect(await run()).toBe("unavailable");
  resolve("back");
  expect(await trial).toBe("back");
  expect(breaker.state()).toEqual({ state: "closed", failuresInRow: 0, retryAfterMs: 0 });
});

test("each failed trial doubles the time, up to a cap", async () => {
  const { breaker, run, advance } = setUp();
  await run(down);
  await run(down);
  const openForMs: number[] = [];
  for (let trial = 0; trial < 4; trial += 1) {
    openForMs.push(breaker.state().retryAfterMs);
    await advance(breaker.state().retryAfterMs);
    expect(await run(down)).toBe("unreachable");
  }
  expect(openForMs).toEqual([100, 200, 300, 300]);
});

test("a trial that its caller gave up leaves the next call to try", async () => {
  const { run, advance } = setUp();
  await run(down);
  await run(down);
  await advance(100);
  expect(await run(new TwentyError("aborted", "enough"))).toBe("aborted");
  expect(await run()).toBe("done");
});

test("a late answer to an earlier call does not close it", async () => {
  const { breaker, run } = setUp();
  const { promise, resolve } = Promise.withResolvers<void>();
  const early = breaker.run(() => promise);
  await run(down);
  await run(down);
  resolve();
  await early;
  expect(breaker.state().state).toBe("open");
});

test("turned off, it lets everything through", async () => {
  const { run, attempts } = setUp("off");
  for (let call = 0; call < 20; call += 1) await run(down);
  expect(attempts()).toBe(20);
});
