import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import { createTokenBucket } from "./token-bucket.ts";

function spend(pass: () => boolean, calls: number): number {
  return Array.from({ length: calls }, pass).filter(Boolean).length;
}

describe("token bucket", () => {
  it("lets as many calls pass as it has tokens", () => {
    const pass = createTokenBucket({ tokens: 5, windowMs: 1_000 }, createManualClock().clock);
    expect(spend(pass, 8)).toBe(5);
  });

  it("refills with time, and refused calls cost nothing", async () => {
    const { clock, advance } = createManualClock();
    const pass = createTokenBucket({ tokens: 100, windowMs: 60_000 }, clock);
    spend(pass, 100);
    for (let refused = 0; refused < 5; refused += 1) {
      await advance(100);
      expect(pass()).toBe(false);
    }
    await advance(5_500);
    expect(spend(pass, 50)).toBe(10);
  });

  it("never refills for calls that are closer together than one token's time", async () => {
    const { clock, advance } = createManualClock();
    const pass = createTokenBucket({ tokens: 100, windowMs: 60_000 }, clock);
    let passed = 0;
    for (let call = 0; call < 150; call += 1) {
      if (pass()) passed += 1;
      await advance(300);
      if (passed === 100) break;
    }
    expect(passed).toBe(100);
    expect(pass()).toBe(false);
  });
});
