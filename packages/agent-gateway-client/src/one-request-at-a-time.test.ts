import fc from "fast-check";
import { expect, test } from "vitest";
import { answer, hang, type Script } from "../test/scripted-transport.ts";
import { agent, createClient } from "../test/start-client.ts";

/** How a gateway treats one request. */
const behaviour = fc.oneof(
  fc.record({
    kind: fc.constant("answers" as const),
    status: fc.constantFrom(200, 201, 301, 401, 404, 410, 500),
    afterMs: fc.nat({ max: 7000 }),
  }),
  fc.record({ kind: fc.constant("hangs" as const) }),
  fc.record({ kind: fc.constant("throws" as const) }),
);

/** What the owner and time do. */
const step = fc.oneof(
  { weight: 1, arbitrary: fc.constant("start" as const) },
  { weight: 3, arbitrary: fc.constant("refresh" as const) },
  { weight: 6, arbitrary: fc.nat({ max: 90_000 }) },
);

test("whatever happens, one request at a time, one unregistration, and nothing after the stop", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(behaviour, { minLength: 1, maxLength: 12 }),
      fc.array(step, { maxLength: 20 }),
      fc.nat({ max: 6000 }),
      async (behaviours, steps, lastMs) => {
        let turn = 0;
        const script: Script = (request) => {
          const next = behaviours[turn++ % behaviours.length];
          if (next === undefined || next.kind === "throws") throw new Error("reset");
          if (next.kind === "hangs") return hang(request);
          const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
          const timer = clock.setTimer(() => resolve(answer(next.status)), next.afterMs);
          request.signal.addEventListener("abort", () => timer.cancel());
          return Promise.race([promise, hang(request)]);
        };
        const { client, clock, seen, advance, pendingTimers } = createClient(script);
        for (const what of steps) {
          if (what === "start") client.start();
          else if (what === "refresh") client.refresh(agent);
          else await advance(what);
        }
        await advance(lastMs);

        let stoppedAtMs: number | undefined;
        const before = clock.monotonicMs();
        const stopping = client.stop().then(() => {
          stoppedAtMs = clock.monotonicMs();
        });
        client.refresh(agent);
        client.start();
        await advance(2000);
        await stopping;

        expect(seen.mostAtOnce).toBeLessThanOrEqual(1);
        expect((stoppedAtMs ?? Number.POSITIVE_INFINITY) - before).toBeLessThanOrEqual(2000);
        expect(pendingTimers()).toBe(0);
        const sent = seen.requests.length;
        const deletions = seen.requests.filter(({ method }) => method === "DELETE").length;
        expect(deletions).toBe(sent === 0 ? 0 : 1);
        await advance(600_000);
        expect(seen.requests).toHaveLength(sent);
      },
    ),
    { numRuns: 200 },
  );
});
