import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import { createMeter, twentyRateLimits } from "./rate-limits.ts";

const MINUTE_REFUSAL = "Limit reached (100 tokens per 60000 ms)";
const SECOND_REFUSAL = "Limit reached (100 tokens per 1000 ms)";

function setUp() {
  const { clock, advance } = createManualClock();
  const meter = createMeter(twentyRateLimits(100), clock);
  /** Calls every `everyMs` until one is refused; the number that passed, and the refusal. */
  const callUntilRefused = async (everyMs: number): Promise<[number, string]> => {
    for (let passed = 0; passed < 1_000; passed += 1) {
      try {
        meter();
      } catch (error) {
        return [passed, (error as Error).message];
      }
      await advance(everyMs);
    }
    return [1_000, "none"];
  };
  return { advance, callUntilRefused };
}

describe("rate limits of a workspace", () => {
  it("refuse call 101 of calls every 300 ms, by the minute's limit, as recorded", async () => {
    const { callUntilRefused } = setUp();
    expect(await callUntilRefused(300)).toEqual([100, MINUTE_REFUSAL]);
  });

  it("never refuse calls 600 ms apart", async () => {
    const { callUntilRefused } = setUp();
    expect(await callUntilRefused(600)).toEqual([1_000, "none"]);
  });

  it("refuse a burst by the second's limit, which comes first", async () => {
    const { callUntilRefused } = setUp();
    expect(await callUntilRefused(0)).toEqual([100, SECOND_REFUSAL]);
  });

  it.each([
    [3_000, 5],
    [6_000, 10],
    [12_000, 20],
  ])("let %d ms pass for %d calls once the minute's limit is used up", async (waitMs, calls) => {
    const { advance, callUntilRefused } = setUp();
    await callUntilRefused(100);
    // The last call that passed is 100 ms ago.
    await advance(waitMs - 100);
    expect(await callUntilRefused(0)).toEqual([calls, MINUTE_REFUSAL]);
  });

  it("take refused calls from the second's limit, so that hammering changes the refusal", async () => {
    const { callUntilRefused } = setUp();
    await callUntilRefused(100);
    const refusals = new Set<string>();
    for (let call = 0; call < 101; call += 1) refusals.add((await callUntilRefused(0))[1]);
    expect([...refusals]).toEqual([MINUTE_REFUSAL, SECOND_REFUSAL]);
  });
});
