import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import { createReachability, type Ping } from "./reachability.ts";

function createScript() {
  const looks: ((reachable: boolean) => void)[] = [];
  const ping: Ping = () =>
    new Promise((resolve) => looks.push((reachable) => resolve({ reachable, latencyMs: 12.345 })));
  const { clock, advance } = createManualClock();
  return { looks, reachability: createReachability(ping, clock), advance };
}

describe("createReachability", () => {
  it("lets callers share one look, and keeps what it found for five seconds", async () => {
    const { looks, reachability, advance } = createScript();
    const both = Promise.all([reachability.check(), reachability.check()]);
    looks[0]?.(true);
    expect(await both).toEqual([
      { reachable: true, latencyMs: 12.3, checkedAt: "2026-01-01T00:00:00.000Z" },
      { reachable: true, latencyMs: 12.3, checkedAt: "2026-01-01T00:00:00.000Z" },
    ]);
    await advance(4999);
    await reachability.check();
    expect(looks).toHaveLength(1);
  });

  it("answers at once with what it knows while it looks again", async () => {
    const { looks, reachability, advance } = createScript();
    const first = reachability.check();
    looks[0]?.(true);
    await first;
    await advance(5000);
    expect(await reachability.check()).toMatchObject({ reachable: true });
    expect(looks).toHaveLength(2);
    looks[1]?.(false);
    await advance(0);
    expect(await reachability.check()).toMatchObject({ reachable: false });
  });

  it("gives codes, not texts, of errors", async () => {
    const { clock } = createManualClock();
    const reachability = createReachability(
      async () => ({
        reachable: true,
        latencyMs: 1,
        authenticated: false,
        error: Object.assign(new Error("key sk-123 refused"), { code: "unauthorized" }),
      }),
      clock,
    );
    expect(reachability.latest()).toBeUndefined();
    expect(await reachability.check()).toEqual({
      reachable: true,
      latencyMs: 1,
      authenticated: false,
      error: "unauthorized",
      checkedAt: "2026-01-01T00:00:00.000Z",
    });
    expect(reachability.latest()).toMatchObject({ authenticated: false });
  });
});
